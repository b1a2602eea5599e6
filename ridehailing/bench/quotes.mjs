// Keeps a number of quotes in flight against a running gateway for a minute, after a warm-up, and prints the figures.
// infra/bench/load.mjs lists the settings. Exits 1 when a quote failed.
import { line, measure, report } from "../../infra/bench/load.mjs";
import { randomRide } from "./rides.mjs";

const counts = { model: 0, fallback: 0, other: 0 };

function countPricing(status, body) {
  const pricing = status === 201 ? JSON.parse(body).pricing : "other";
  counts[pricing] = (counts[pricing] ?? 0) + 1;
}

const request = {
  method: "POST",
  path: "/api/v1/quotes",
  headers: { "content-type": "application/json" },
  setupRequest: (request) => ({ ...request, body: JSON.stringify(randomRide()) }),
};
const result = await measure("quotes", request, countPricing);
report("quotes", result, result.errors + result.timeouts + result.non2xx + counts.other, [
  line("priced by model", counts.model),
  line("priced by rule", counts.fallback),
]);
