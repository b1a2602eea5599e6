import { parseServerTiming, type RequestTiming } from "@/platform/timing/server-timing";
import { GatewayProblem, type Problem } from "./problem";

/** A response's JSON, and how long the request took. */
export interface Timed<Body> {
  readonly body: Body;
  readonly timing: RequestTiming;
}

/** A key that makes retrying one write safe: 128 random bits in hexadecimal. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Options of a `POST` of JSON that may be retried with the same key. */
export function jsonPost(content: unknown, idempotencyKey: string, signal?: AbortSignal): RequestInit {
  const headers = { "content-type": "application/json", "idempotency-key": idempotencyKey };
  return { method: "POST", headers, body: JSON.stringify(content), signal: signal ?? null };
}

/** Sends a request and reads the response's JSON; rejects with GatewayProblem, or with AbortError when aborted. */
export async function requestJson<Body>(path: string, init: RequestInit): Promise<Body> {
  return (await send<Body>(path, init)).body;
}

/** Sends a request as `requestJson` does, and returns its timing too. */
export async function timedRequestJson<Body>(path: string, init: RequestInit): Promise<Timed<Body>> {
  const startedAt = performance.now();
  const { response, body } = await send<Body>(path, init);
  const servers = parseServerTiming(response.headers.get("server-timing"));
  const away = awayTime(response.url, startedAt);
  return { body, timing: { startedAt, endedAt: performance.now(), away, servers } };
}

/** Reads the browser's own record of the request (W3C Resource Timing). */
function awayTime(url: string, startedAt: number): RequestTiming["away"] {
  const entries = performance.getEntriesByName(url, "resource") as PerformanceResourceTiming[];
  const entry = entries.findLast(({ startTime }) => startTime >= startedAt);
  performance.clearResourceTimings(); // a full record takes no new entry
  return entry && entry.requestStart > 0 ? { from: entry.requestStart, to: entry.responseStart } : undefined;
}

async function send<Body>(path: string, init: RequestInit): Promise<{ response: Response; body: Body }> {
  const response = await fetch(path, { cache: "no-store", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new GatewayProblem(unreachable(path), undefined);
  });
  if (response.ok) return { response, body: await readJson<Body>(response, path, init.signal) };
  const problem = response.headers.get("content-type")?.includes("problem+json")
    ? await readJson<Problem>(response, path, init.signal)
    : unreadable(response, path);
  throw new GatewayProblem(problem, secondsIn(response.headers.get("retry-after")));
}

/** Reads the response's JSON; a truncated response, or one that is not JSON, is a problem too. */
async function readJson<Body>(response: Response, path: string, signal: RequestInit["signal"]): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch (error) {
    if (signal?.aborted) throw error;
    const problem = error instanceof SyntaxError ? unreadable(response, path) : unreachable(path);
    throw new GatewayProblem(problem, undefined);
  }
}

function unreadable({ status }: Response, path: string): Problem {
  const title = "The response could not be read";
  return { type: "about:blank", title, status, detail: `${title} (${status}).`, instance: path };
}

function unreachable(path: string): Problem {
  const detail = "No response arrived. Check the connection; nothing was lost, and trying again is safe.";
  return { type: "about:blank", title: "Tandem cannot be reached", status: 0, detail, instance: path };
}

function secondsIn(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
