// Keeps a number of quotes in flight against a running gateway for a minute, after a warm-up, and prints the figures.
// infra/bench/load.mjs lists the settings. Exits 1 when a quote failed.
import { line, measure, report } from "../../infra/bench/load.mjs";

// Places inside the five boroughs; rides are scattered by up to 300 m so that few cells and few prices repeat.
const places = [
  [40.758, -73.9855], // Times Square
  [40.6413, -73.7781], // JFK
  [40.7769, -73.874], // LaGuardia
  [40.7484, -73.9857], // Empire State Building
  [40.8296, -73.9262], // Yankee Stadium
  [40.6892, -73.9857], // Boerum Hill
  [40.7306, -73.9866], // East Village
  [40.7851, -73.9683], // Upper West Side
  [40.7736, -73.9566], // Upper East Side
  [40.7447, -73.9485], // Long Island City
  [40.6782, -73.9442], // Crown Heights
  [40.7282, -73.7949], // Fresh Meadows
];
const SCATTER_DEGREES = 0.0027;

function near([lat, lng]) {
  const shift = () => (Math.random() - 0.5) * 2 * SCATTER_DEGREES;
  return { lat: lat + shift(), lng: lng + shift() };
}

/** A quote request: two different places, each a point in degrees. */
function randomRide() {
  const from = Math.floor(Math.random() * places.length);
  const to = (from + 1 + Math.floor(Math.random() * (places.length - 1))) % places.length;
  return { pickup: near(places[from]), dropoff: near(places[to]) };
}

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
