import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { isWebSocketHandshake } from "./upgrade-offer";

/** Handles each request and each upgrade before the server's own listeners, which `next` calls. */
export interface Interceptor {
  readonly onRequest: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  readonly onUpgrade: (
    request: IncomingMessage,
    socket: Socket,
    head: Buffer,
    server: Server,
    next: () => void,
  ) => void;
  readonly onConnect: (request: IncomingMessage, socket: Socket) => void;
}

/**
 * Installs the interceptor in this process's HTTP server, which Next.js creates and does not expose. Node.js
 * publishes every new connection on a diagnostics channel, and through it the server. Earlier connections are not
 * intercepted.
 */
export function interceptServers(interceptor: Interceptor): void {
  const intercepted = new WeakSet<Server>();
  subscribe("net.server.socket", (message) => {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket;
    if (!(server instanceof Server) || intercepted.has(server)) return;
    intercepted.add(server);
    intercept(server, interceptor);
  });
}

/** Installs the interceptor in that server. */
export function intercept(server: Server, { onRequest, onUpgrade, onConnect }: Interceptor): void {
  const request = takeListeners(server, "request");
  server.on("request", (req, res) => onRequest(req, res, () => request(req, res)));
  const upgrade = takeListeners(server, "upgrade");
  server.on("upgrade", (req, socket, head) => {
    onUpgrade(req, socket as Socket, head, server, () => upgrade(req, socket, head));
  });
  server.on("connect", (req, socket) => onConnect(req, socket as Socket));
  // Newer versions of Node.js call this first, and serve a declined upgrade as a request; older ones always upgrade.
  Object.assign(server, { shouldUpgradeCallback: isWebSocketHandshake });
}

/** Removes the event's listeners; returns a function that calls them. */
function takeListeners(server: Server, event: string): (...values: unknown[]) => void {
  const listeners = server.listeners(event);
  server.removeAllListeners(event);
  return (...values) => {
    for (const listener of listeners) listener.apply(server, values);
  };
}
