const DEFAULT = "http://localhost:8080";
const UNAVAILABLE_MS = 2000;

const unavailableUntil = new Map<string, number>();
let turn = 0;

/** The gateways that `GATEWAY_URL` lists, separated by commas, as the running server's environment has it now. */
export function gateways(): readonly string[] {
  const listed = (process.env.GATEWAY_URL ?? "").split(",").map((url) => url.trim().replace(/\/+$/, ""));
  const named = listed.filter((url) => url !== "");
  return named.length > 0 ? named : [DEFAULT];
}

/** The gateways in the order to try them: each is the first in turn, and those that could not be reached just now are last. */
export function roundRobin(): readonly string[] {
  const all = gateways();
  const first = turn++ % all.length;
  const turned = [...all.slice(first), ...all.slice(0, first)];
  const now = performance.now();
  const isUnavailable = (url: string) => (unavailableUntil.get(url) ?? 0) > now;
  return [...turned.filter((url) => !isUnavailable(url)), ...turned.filter(isUnavailable)];
}

/**
 * Records that this gateway could not be reached: for a moment the others come first. The first failure in a row is logged.
 */
export function markUnavailable(gateway: string, failure: unknown): void {
  if (!unavailableUntil.has(gateway)) console.warn(`The gateway ${gateway} cannot be reached: ${reason(failure)}`);
  unavailableUntil.set(gateway, performance.now() + UNAVAILABLE_MS);
}

/** Records that this gateway responds. The end of an outage is logged. */
export function markAvailable(gateway: string): void {
  if (unavailableUntil.delete(gateway)) console.info(`The gateway ${gateway} can be reached again`);
}

function reason(failure: unknown): string {
  const { code, message } = failure as { code?: string; message?: string };
  return code || message || String(failure);
}
