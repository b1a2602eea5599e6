import type { IncomingMessage, ServerResponse } from "node:http";
import { pickHeaders } from "./headers";
import { stopping } from "./stopping";

const EVENT_STREAM = "text/event-stream";

/** Whether the answer goes on for as long as somebody listens. */
export function isStream(answer: IncomingMessage): boolean {
  return answer.headers["content-type"]?.startsWith(EVENT_STREAM) ?? false;
}

/**
 * The same stream for the browser: each event goes out as it comes. It ends where the gateway breaks off, and when this server
 * stops: its reader comes back by itself, there is nobody else to tell. To a caller of HTTP/1.0 Node.js sends no chunks.
 */
export function stream(answer: IncomingMessage, response: ServerResponse): void {
  const headers = pickHeaders(answer, ["content-type"]);
  const unbuffered = { "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" };
  response.writeHead(answer.statusCode ?? 502, { ...headers, ...unbuffered }).flushHeaders();
  const stop = () => answer.destroy();
  stopping.addEventListener("abort", stop);
  answer.once("close", () => {
    stopping.removeEventListener("abort", stop);
    response.end();
  });
  answer.on("error", () => {}); // `close` follows
  answer.pipe(response);
}
