import type { IncomingMessage, ServerResponse } from "node:http";
import { addAbortSignal } from "node:stream";
import { pickHeaders } from "./headers";
import { stopping } from "./stopping";

const EVENT_STREAM = "text/event-stream";

/** Whether the response is a stream of server-sent events, which has no end of its own. */
export function isEventStream(upstream: IncomingMessage): boolean {
  return upstream.headers["content-type"]?.startsWith(EVENT_STREAM) ?? false;
}

/**
 * Passes a stream of events on to the browser, each as it arrives. It ends when the gateway ends it, and when this
 * server stops: its reader reconnects by itself. A caller of HTTP/1.0 gets no chunks; Node.js sees to that.
 */
export function pipeEventStream(upstream: IncomingMessage, response: ServerResponse): void {
  const headers = pickHeaders(upstream, ["content-type"]);
  const unbuffered = { "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" };
  response.writeHead(upstream.statusCode ?? 502, { ...headers, ...unbuffered }).flushHeaders();
  addAbortSignal(stopping, upstream);
  upstream.once("close", () => response.end());
  upstream.on("error", () => {}); // `close` follows
  upstream.pipe(response);
}
