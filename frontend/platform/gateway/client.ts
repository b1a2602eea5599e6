import type { ServerTimings } from "@/platform/timing/server-timing";
import { parseServerTiming } from "@/platform/timing/server-timing";
import type { Problem, Quote, QuotePage, QuoteRequest, Ride } from "@/ridehailing/api/types";

const QUOTES = "/api/v1/quotes";
const RIDES = "/api/v1/rides";

/** What the browser saw of one request: milliseconds on the page's clock, and what the servers said of their own time. */
export interface RequestTiming {
  readonly startedAt: number;
  readonly endedAt: number;
  /** When the request left and the answer's first byte came; undefined where the browser does not tell. */
  readonly away: { readonly from: number; readonly to: number } | undefined;
  readonly servers: ServerTimings;
}

/** The gateway refused, or could not be reached: `problem.status` is 0 when there was no answer at all. */
export class GatewayProblem extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(problem.detail);
    this.name = "GatewayProblem";
  }
}

/** A key for one attempt, which makes repeating it safe: 128 random bits in hexadecimal. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A quote, and what the request for it took. */
export interface TimedQuote {
  readonly quote: Quote;
  readonly timing: RequestTiming;
}

/** Asks for a new quote; rejects with GatewayProblem, or with AbortError when the signal says so. */
export function createQuote(request: QuoteRequest, idempotencyKey: string, signal: AbortSignal): Promise<TimedQuote> {
  return timed(QUOTES, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": idempotencyKey },
    body: JSON.stringify(request),
    signal,
  });
}

/** Reads a quote that is kept already; rejects as `createQuote` does. */
export function getQuote(id: string, signal: AbortSignal): Promise<TimedQuote> {
  return timed(`${QUOTES}/${encodeURIComponent(id)}`, { signal });
}

/** A page of quotes, newest first; rejects with GatewayProblem. */
export async function listQuotes(limit: number, cursor: string | undefined, signal: AbortSignal): Promise<QuotePage> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === undefined ? {} : { cursor }) });
  const { body } = await ask<QuotePage>(`${QUOTES}?${query}`, { signal });
  return body;
}

/** Requests the ride that the quote prices; rejects with GatewayProblem, or with AbortError when the signal says so. */
export async function requestRide(quoteId: string, idempotencyKey: string, signal: AbortSignal): Promise<Ride> {
  const { body } = await ask<Ride>(RIDES, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": idempotencyKey },
    body: JSON.stringify({ quoteId }),
    signal,
  });
  return body;
}

/** Reads a ride as it is now; rejects as `requestRide` does. */
export async function getRide(id: string, signal: AbortSignal): Promise<Ride> {
  return (await ask<Ride>(ridePath(id), { signal })).body;
}

/** Cancels a ride; doing so again changes nothing. Rejects as `requestRide` does. */
export async function cancelRide(id: string, signal: AbortSignal): Promise<Ride> {
  const headers = { "idempotency-key": newIdempotencyKey() }; // says on the way that repeating it is safe
  return (await ask<Ride>(`${ridePath(id)}/cancel`, { method: "POST", headers, signal })).body;
}

/** Where the ride's stream of events is. */
export function rideEventsPath(id: string): string {
  return `${ridePath(id)}/events`;
}

function ridePath(id: string): string {
  return `${RIDES}/${encodeURIComponent(id)}`;
}

async function timed(path: string, init: RequestInit): Promise<TimedQuote> {
  const startedAt = performance.now();
  const { response, body: quote } = await ask<Quote>(path, init);
  const servers = parseServerTiming(response.headers.get("server-timing"));
  const away = awayTime(response.url, startedAt);
  return { quote, timing: { startedAt, endedAt: performance.now(), away, servers } };
}

/** Read from the browser's own record of the request (W3C Resource Timing). */
function awayTime(url: string, startedAt: number): RequestTiming["away"] {
  const entries = performance.getEntriesByName(url, "resource") as PerformanceResourceTiming[];
  const entry = entries.findLast(({ startTime }) => startTime >= startedAt);
  performance.clearResourceTimings(); // the record takes no new entry when it is full
  return entry && entry.requestStart > 0 ? { from: entry.requestStart, to: entry.responseStart } : undefined;
}

async function ask<Body>(path: string, init: RequestInit): Promise<{ response: Response; body: Body }> {
  const response = await fetch(path, { cache: "no-store", ...init }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new GatewayProblem(unreachable(path), undefined);
  });
  if (response.ok) return { response, body: await read<Body>(response, path, init.signal) };
  const problem = response.headers.get("content-type")?.includes("problem+json")
    ? await read<Problem>(response, path, init.signal)
    : unreadable(response, path);
  throw new GatewayProblem(problem, secondsIn(response.headers.get("retry-after")));
}

/** The answer's JSON; where it was cut off on its way, or is none, that is a problem too. */
async function read<Body>(response: Response, path: string, signal: RequestInit["signal"]): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch (error) {
    if (signal?.aborted) throw error;
    const problem = error instanceof SyntaxError ? unreadable(response, path) : unreachable(path);
    throw new GatewayProblem(problem, undefined);
  }
}

function unreadable({ status }: Response, path: string): Problem {
  const title = "The answer could not be understood";
  return { type: "about:blank", title, status, detail: `${title} (${status}).`, instance: path };
}

function unreachable(path: string): Problem {
  const detail = "No answer came. Check the connection; nothing was lost, and trying again is safe.";
  return { type: "about:blank", title: "Tandem cannot be reached", status: 0, detail, instance: path };
}

function secondsIn(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
