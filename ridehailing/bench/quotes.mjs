// Keeps a number of quotes in flight against a running gateway for a minute, after a warm-up, and prints what came of it.
// Settings by environment: GATEWAY_URL, BENCH_IN_FLIGHT (64), BENCH_WARM_UP (90 s), BENCH_SECONDS (60). Exits 1 when a quote failed.
import autocannon from "autocannon";
import { memoryByPart } from "./memory.mjs";
import { randomRide } from "./rides.mjs";

const gateway = process.env.GATEWAY_URL ?? `http://127.0.0.1:${process.env.GATEWAY_PORT ?? 8080}`;
const connections = Number(process.env.BENCH_IN_FLIGHT ?? 64);
const warmUpSeconds = Number(process.env.BENCH_WARM_UP ?? 90);
const seconds = Number(process.env.BENCH_SECONDS ?? 60);

const counts = { model: 0, fallback: 0, other: 0 };

function countPricing(status, body) {
  const pricing = status === 201 ? JSON.parse(body).pricing : "other";
  counts[pricing] = (counts[pricing] ?? 0) + 1;
}

function quoteFor(duration, onResponse) {
  return autocannon({
    url: gateway,
    connections,
    duration,
    requests: [
      {
        method: "POST",
        path: "/api/v1/quotes",
        headers: { "content-type": "application/json" },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(randomRide()) }),
        onResponse,
      },
    ],
  });
}

console.log(`Warming up ${gateway} for ${warmUpSeconds} s with ${connections} quotes in flight ...`);
if (warmUpSeconds > 0) await quoteFor(warmUpSeconds);
console.log(`Measuring for ${seconds} s ...`);
const result = await quoteFor(seconds, countPricing);

const failed = result.errors + result.timeouts + result.non2xx + counts.other;
console.log(`
quotes in flight   ${connections}
quotes/s           ${(result["2xx"] / result.duration).toFixed(0)}
p50                ${result.latency.p50} ms
p99                ${result.latency.p99} ms
max                ${result.latency.max} ms
priced by model    ${counts.model}
priced by rule     ${counts.fallback}
failed             ${failed}
`);
console.log("memory now, by part:");
for (const { part, megabytes } of memoryByPart()) console.log(`  ${part.padEnd(16)} ${megabytes.toFixed(0).padStart(5)} MB`);
process.exitCode = failed > 0 || result["2xx"] === 0 ? 1 : 0;
