import { gatewaysInTurn, isBack, letRest } from "./gateways";

const TIMEOUT_MS = 10_000;
const UNSENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];
const REQUEST_HEADERS = ["accept", "content-type", "idempotency-key", "last-event-id", "traceparent", "tracestate"];

/** A gateway's answer; its body must be read before `settled` is called, but for a stream, which has no time-out. */
export interface Forwarded {
  readonly answer: Response;
  readonly settled: () => void;
}

/**
 * Sends the request to a gateway, and to the next one where that cannot be reached: only what is safe to repeat, or what was
 * not sent yet. Rejects when none answers within ten seconds, and when the browser goes.
 */
export async function forward(request: Request, body: ArrayBuffer | null): Promise<Forwarded> {
  const { pathname, search } = new URL(request.url);
  const headers = chosen(request.headers, REQUEST_HEADERS);
  const urls = gatewaysInTurn();
  const deadline = performance.now() + TIMEOUT_MS;
  let failure: unknown;
  for (const [index, gateway] of urls.entries()) {
    const share = (deadline - performance.now()) / (urls.length - index);
    const { signal, settled } = limited(request.signal, share);
    try {
      const init = { method: request.method, headers, body, signal, cache: "no-store", redirect: "manual" } as const;
      const answer = await fetch(`${gateway}${pathname}${search}`, init);
      isBack(gateway);
      return { answer, settled };
    } catch (error) {
      settled();
      if (request.signal.aborted) throw error;
      letRest(gateway);
      failure = error;
      if (!mayRepeat(request) && !isUnsent(error)) break;
    }
  }
  throw failure;
}

/** The headers of those names that there are. */
export function chosen(from: Headers, names: readonly string[]): Headers {
  return new Headers(
    names.flatMap((name) => (from.has(name) ? [[name, from.get(name) ?? ""] as [string, string]] : [])),
  );
}

/** A signal that ends the call when the browser goes, or the time is over before it is settled. */
function limited(browser: AbortSignal, ms: number): { signal: AbortSignal; settled: () => void } {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException("The gateway took too long", "TimeoutError")), ms);
  return { signal: AbortSignal.any([browser, late.signal]), settled: () => clearTimeout(timer) };
}

function mayRepeat({ method, headers }: Request): boolean {
  return method === "GET" || method === "HEAD" || headers.has("idempotency-key");
}

/** Whether no connection was made, so that nothing was sent. */
function isUnsent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return UNSENT.includes(cause?.code ?? "");
}
