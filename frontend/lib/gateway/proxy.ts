const TIMEOUT_MS = 10_000;
const MOST_BODY_BYTES = 64 * 1024;
const REQUEST_HEADERS = ["accept", "content-type", "idempotency-key", "traceparent", "tracestate"];
const RESPONSE_HEADERS = ["content-type", "location", "retry-after", "allow", "accept"];

/** Passes a browser's request on to the gateway and its answer back, adding what this hop took to `Server-Timing`. */
export async function passOn(request: Request): Promise<Response> {
  const begin = performance.now();
  const { pathname, search } = new URL(request.url);
  try {
    const body = await bodyOf(request);
    const answer = await fetch(`${gatewayUrl()}${pathname}${search}`, {
      method: request.method,
      headers: chosen(request.headers, REQUEST_HEADERS),
      body,
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const content = request.method === "HEAD" || answer.status === 204 ? null : await answer.arrayBuffer();
    const headers = chosen(answer.headers, RESPONSE_HEADERS);
    headers.set("server-timing", [own(begin), answer.headers.get("server-timing")].filter(Boolean).join(", "));
    return new Response(content, { status: answer.status, headers });
  } catch (error) {
    if (error instanceof BodyTooLarge) return problem(413, "body-too-large", "The body is too large", pathname, begin);
    return problem(503, "gateway-unreachable", "The gateway cannot be reached", pathname, begin);
  }
}

class BodyTooLarge extends Error {}

function gatewayUrl(): string {
  return process.env.GATEWAY_URL || "http://localhost:8080";
}

async function bodyOf(request: Request): Promise<ArrayBuffer | null> {
  if (request.body === null) return null;
  if (Number(request.headers.get("content-length")) > MOST_BODY_BYTES) throw new BodyTooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > MOST_BODY_BYTES) throw new BodyTooLarge();
    parts.push(part);
  }
  return new Blob(parts as BlobPart[]).arrayBuffer();
}

function chosen(from: Headers, names: readonly string[]): Headers {
  return new Headers(
    names.flatMap((name) => (from.has(name) ? [[name, from.get(name) ?? ""] as [string, string]] : [])),
  );
}

function own(begin: number): string {
  return `next;dur=${(performance.now() - begin).toFixed(3)}`;
}

function problem(status: number, slug: string, title: string, instance: string, begin: number): Response {
  const detail = status === 503 ? "Nothing was stored; try again in a moment." : "A body may hold at most 64 KB here.";
  const body = { type: `/problems/${slug}`, title, status, detail, instance };
  const headers = { "content-type": "application/problem+json", "retry-after": "2", "server-timing": own(begin) };
  return new Response(JSON.stringify(body), { status, headers });
}
