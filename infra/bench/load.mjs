// Keeps a number of requests in flight against the running gateway, after a warm-up, and prints rates, latencies and
// memory. Settings by environment: GATEWAY_URL, BENCH_IN_FLIGHT (64), BENCH_WARM_UP (90 s), BENCH_SECONDS (60).
import autocannon from "autocannon";
import { memoryByPart } from "./memory.mjs";

const LABEL_WIDTH = 19;

/** The settings of the environment, with defaults. */
export function settings(environment = process.env) {
  return {
    gateway: environment.GATEWAY_URL ?? `http://127.0.0.1:${environment.GATEWAY_PORT ?? 8080}`,
    inFlight: Number(environment.BENCH_IN_FLIGHT ?? 64),
    warmUpSeconds: Number(environment.BENCH_WARM_UP ?? 90),
    seconds: Number(environment.BENCH_SECONDS ?? 60),
  };
}

/** One line of figures: the label, padded, and the value. */
export const line = (label, value) => `${label.padEnd(LABEL_WIDTH)}${value}`;

/**
 * Warms up and measures.
 *
 * @param what the requests' name in the plural, for the report
 * @param request autocannon's request: method, path, headers, body, setupRequest
 * @param onResponse called with status and body of each measured response
 * @returns autocannon's result of the measured time
 */
export async function measure(what, request, onResponse = undefined, wanted = settings()) {
  const run = (duration, listener) =>
    autocannon({
      url: wanted.gateway,
      connections: wanted.inFlight,
      duration,
      requests: [{ ...request, onResponse: listener }],
    });
  console.log(`Warming up ${wanted.gateway} for ${wanted.warmUpSeconds} s with ${wanted.inFlight} ${what} in flight ...`);
  if (wanted.warmUpSeconds > 0) await run(wanted.warmUpSeconds);
  console.log(`Measuring for ${wanted.seconds} s ...`);
  return run(wanted.seconds, onResponse);
}

/**
 * Prints the figures and the memory of each part; the exit code becomes 1 when a request failed or none succeeded.
 *
 * @param failed how many responses count as failures
 * @param extra more lines for the report
 */
export function report(what, result, failed, extra = []) {
  const figures = [
    line(`${what} in flight`, result.connections),
    line(`${what}/s`, (result["2xx"] / result.duration).toFixed(0)),
    line("p50", `${result.latency.p50} ms`),
    line("p99", `${result.latency.p99} ms`),
    line("max", `${result.latency.max} ms`),
    ...extra,
    line("failed", failed),
  ];
  console.log(`\n${figures.join("\n")}\n`);
  console.log("memory now, by part:");
  for (const { part, megabytes } of memoryByPart()) console.log(`  ${part.padEnd(16)} ${megabytes.toFixed(0).padStart(5)} MB`);
  process.exitCode = failed > 0 || result["2xx"] === 0 ? 1 : 0;
}
