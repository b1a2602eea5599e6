import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

const OFFER = ["upgrade", "http2-settings"];

/** Whether the request opens a WebSocket. Any other `Upgrade` is an offer that a server may ignore (RFC 9110, 7.8). */
export function isWebSocketHandshake({ method, httpVersion, headers }: IncomingMessage): boolean {
  return method === "GET" && httpVersion !== "1.0" && tokens(headers.upgrade).includes("websocket");
}

/**
 * Serves the request in HTTP/1.1 as if it offered nothing: the connection starts again with the same request, without
 * the offer. Needed for versions of Node.js without `shouldUpgradeCallback`, which hand over the bare socket.
 */
export function ignoreUpgradeOffer(server: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  socket.unshift(Buffer.concat([Buffer.from(withoutOffer(request), "latin1"), head]));
  server.emit("connection", socket);
}

function withoutOffer({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    const kept = name.toLowerCase() === "connection" ? withoutTokens(value) : value;
    if (!OFFER.includes(name.toLowerCase()) && kept !== undefined) lines.push(`${name}: ${kept}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function withoutTokens(connection: string): string | undefined {
  const kept = tokens(connection).filter((token) => !OFFER.includes(token));
  return kept.length > 0 ? kept.join(", ") : undefined;
}

function tokens(header = ""): string[] {
  return header.split(",").map((token) => token.trim().toLowerCase());
}
