import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

const DEFAULT_URL = "http://localhost:8080";
const UNAVAILABLE_MS = 2000;

const unavailableUntil = new Map<string, number>();
let nextIndex = 0;

/** The gateways that `GATEWAY_URL` lists, separated by commas, as the running server's environment has it now. */
export function gateways(): readonly string[] {
  const urls = (process.env.GATEWAY_URL ?? "").split(",").map((url) => url.trim().replace(/\/+$/, ""));
  const listed = urls.filter((url) => url !== "");
  return listed.length > 0 ? listed : [DEFAULT_URL];
}

/** The gateways in the order to try them: round robin, with those that could not be reached just now last. */
export function roundRobin(): readonly string[] {
  const all = gateways();
  const first = nextIndex++ % all.length;
  const rotated = [...all.slice(first), ...all.slice(0, first)];
  const now = performance.now();
  const isUnavailable = (url: string) => (unavailableUntil.get(url) ?? 0) > now;
  return [...rotated.filter((url) => !isUnavailable(url)), ...rotated.filter(isUnavailable)];
}

/** Node.js's function for requests to that URL. */
export function requestBy(url: string): typeof httpRequest {
  return url.startsWith("https:") ? httpsRequest : httpRequest;
}

/** Records that this gateway could not be reached: for two seconds, others come first. Logs the first failure. */
export function markUnavailable(gateway: string, failure: unknown): void {
  if (!unavailableUntil.has(gateway)) console.warn(`The gateway ${gateway} cannot be reached: ${reasonOf(failure)}`);
  unavailableUntil.set(gateway, performance.now() + UNAVAILABLE_MS);
}

/** Records that this gateway responds. Logs the end of an outage. */
export function markAvailable(gateway: string): void {
  if (unavailableUntil.delete(gateway)) console.info(`The gateway ${gateway} can be reached again`);
}

function reasonOf(failure: unknown): string {
  const { code, message } = failure as { code?: string; message?: string };
  return code || message || String(failure);
}
