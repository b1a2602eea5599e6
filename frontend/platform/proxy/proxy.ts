import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { methodNotAllowed, type Problem, respondWith } from "@/platform/http/problem";
import type { RequestTarget } from "@/platform/http/request-target";
import { isEventStream, pipeEventStream } from "./event-stream";
import { forward } from "./forward";
import { pickHeaders, requiredUpgrade } from "./headers";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const MAX_BODY_BYTES = 64 * 1024;
const REQUEST_HEADERS = ["accept", "content-type", "idempotency-key", "last-event-id", "traceparent", "tracestate"];
const CONTENT = ["content-type", "content-language", "content-encoding"];
const CACHING = ["cache-control", "etag", "last-modified", "vary"];
const REQUIRED_BY_STATUS = ["location", "retry-after", "allow", "accept", "www-authenticate", "sec-websocket-version"];
const RESPONSE_HEADERS = [...CONTENT, ...CACHING, ...REQUIRED_BY_STATUS];

const TOO_LARGE: Problem = {
  status: 413,
  slug: "body-too-large",
  title: "The body is too large",
  detail: "A body may hold at most 64 KB here.",
};
const UNREACHABLE: Problem = {
  status: 503,
  slug: "gateway-unreachable",
  title: "The gateway cannot be reached",
  detail: "Nothing was stored; try again in a moment.",
  headers: { "retry-after": "2" },
};
const METHOD_NOT_ALLOWED = methodNotAllowed("The API has no such method.", METHODS);

/**
 * Proxies a browser's request to a gateway, and adds what this hop took to the response's `Server-Timing`. A stream
 * of events is passed on as it arrives, until either side ends it. When the browser closes the connection, the call
 * of the gateway is cancelled at once.
 */
export async function proxyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname, search }: RequestTarget,
): Promise<void> {
  const begin = performance.now();
  const { method = "" } = request;
  const refuse = (problem: Problem) => respondWith(timed(problem, begin), response);
  if (!METHODS.includes(method)) return refuse(METHOD_NOT_ALLOWED);
  try {
    const body = await readBody(request);
    const headers = pickHeaders(request, REQUEST_HEADERS);
    const proxied = await forward({ method, path: pathname + search, headers, body }, response);
    if (isEventStream(proxied.upstream)) {
      proxied.clearTimeout();
      return pipeEventStream(proxied.upstream, response);
    }
    await respond(proxied.upstream, response, begin).finally(proxied.clearTimeout);
  } catch (error) {
    request.resume(); // discards the rest of a body that is not read
    if (!response.destroyed) refuse(error instanceof BodyTooLargeError ? TOO_LARGE : UNREACHABLE);
  }
}

class BodyTooLargeError extends Error {}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers["content-length"]) > MAX_BODY_BYTES) throw new BodyTooLargeError();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.byteLength;
    if (size > MAX_BODY_BYTES) throw new BodyTooLargeError();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function respond(upstream: IncomingMessage, response: ServerResponse, begin: number): Promise<void> {
  const content = await buffer(upstream);
  const status = upstream.statusCode ?? 502;
  const headers = { ...pickHeaders(upstream, RESPONSE_HEADERS), ...requiredUpgrade(upstream) };
  const timing = [ownTiming(begin), upstream.headers["server-timing"]].filter(Boolean).join(", ");
  const hasLength = response.req.method !== "HEAD" && status !== 204 && status !== 304;
  const length = hasLength ? { "content-length": content.byteLength } : pickHeaders(upstream, ["content-length"]);
  response.writeHead(status, { ...headers, ...length, "server-timing": timing }).end(content);
}

function timed(problem: Problem, begin: number): Problem {
  return { ...problem, headers: { ...problem.headers, "server-timing": ownTiming(begin) } };
}

function ownTiming(begin: number): string {
  return `next;dur=${(performance.now() - begin).toFixed(3)}`;
}
