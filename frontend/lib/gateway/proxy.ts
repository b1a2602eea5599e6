import { chosen, forward } from "./forward";
import { isStream, streamed } from "./stream";

const MOST_BODY_BYTES = 64 * 1024;
const RESPONSE_HEADERS = ["content-type", "location", "retry-after", "allow", "accept"];

/**
 * Passes a browser's request on to a gateway and its answer back, adding what this hop took to `Server-Timing`. A stream of
 * events is passed on as it comes, until either side ends it.
 */
export async function passOn(request: Request): Promise<Response> {
  const begin = performance.now();
  const { pathname } = new URL(request.url);
  try {
    const { answer, settled } = await forward(request, await bodyOf(request));
    if (isStream(answer)) {
      settled();
      return streamed(answer);
    }
    return await whole(request, answer, begin).finally(settled);
  } catch (error) {
    if (error instanceof BodyTooLarge) return problem(413, "body-too-large", "The body is too large", pathname, begin);
    return problem(503, "gateway-unreachable", "The gateway cannot be reached", pathname, begin);
  }
}

class BodyTooLarge extends Error {}

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

async function whole(request: Request, answer: Response, begin: number): Promise<Response> {
  const content = request.method === "HEAD" || answer.status === 204 ? null : await answer.arrayBuffer();
  const headers = chosen(answer.headers, RESPONSE_HEADERS);
  headers.set("server-timing", [own(begin), answer.headers.get("server-timing")].filter(Boolean).join(", "));
  return new Response(content, { status: answer.status, headers });
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
