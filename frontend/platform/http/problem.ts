import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { closeSoon } from "./close-soon";

/** A refusal by this server itself: problem details (RFC 9457) of a gateway's type; `instance` is the path. */
export interface Problem {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function requestFailed(detail: string): Problem {
  return { status: 400, slug: "request-failed", title: "The request failed", detail };
}

export function notFound(detail: string): Problem {
  return { status: 404, slug: "not-found", title: "There is nothing here", detail };
}

export function methodNotAllowed(detail: string, methods: readonly string[]): Problem {
  const headers = { allow: methods.join(", ") };
  return { status: 405, slug: "method-not-allowed", title: "The method is not allowed here", detail, headers };
}

export const BAD_TARGET = requestFailed(
  "The address must be a path whose percent-encoding is UTF-8, with no zero byte.",
);

/** Ends the response with the problem. */
export function respondWith(problem: Problem, response: ServerResponse): void {
  const { headers, content } = rendered(problem, response.req.url);
  response.writeHead(problem.status, headers).end(response.req.method === "HEAD" ? undefined : content);
}

/** Writes the problem to a socket that has no response object, and closes it. */
export function refuseSocket(problem: Problem, socket: Socket, url: string | undefined): void {
  const { headers, content } = rendered(problem, url);
  socket.write(responseHead(problem.status, Object.entries({ ...headers, connection: "close" })) + content);
  closeSoon(socket);
}

/** A status line and headers in wire format. */
export function responseHead(status: number, headers: Iterable<readonly [string, string]>): string {
  const lines = Array.from(headers, ([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n`;
}

function rendered({ status, slug, title, detail, headers }: Problem, url = "") {
  const content = JSON.stringify({ type: `/problems/${slug}`, title, status, detail, instance: url.split("?", 1)[0] });
  const length = String(Buffer.byteLength(content));
  return { content, headers: { "content-type": "application/problem+json", "content-length": length, ...headers } };
}
