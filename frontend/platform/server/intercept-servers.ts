import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { isWebSocketHandshake } from "./upgrade-offer";

/** What sees each request and each upgrade before the server's own listeners, which `next` calls. */
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
 * Puts the interceptor before this process's HTTP server, which Next.js makes and keeps to itself. Node publishes every new
 * connection, and through it the server. What arrived before this call is not intercepted.
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

/** Puts the interceptor before that server. */
export function intercept(server: Server, { onRequest, onUpgrade, onConnect }: Interceptor): void {
  const request = takeListeners(server, "request");
  server.on("request", (req, res) => onRequest(req, res, () => request(req, res)));
  const upgrade = takeListeners(server, "upgrade");
  server.on("upgrade", (req, socket, head) => {
    onUpgrade(req, socket as Socket, head, server, () => upgrade(req, socket, head));
  });
  server.on("connect", (req, socket) => onConnect(req, socket as Socket));
  // Newer versions of Node.js ask this first, and serve what is declined as a request; older ones always upgrade.
  Object.assign(server, { shouldUpgradeCallback: isWebSocketHandshake });
}

/** Removes the event's listeners; gives what calls them. */
function takeListeners(server: Server, event: string): (...values: unknown[]) => void {
  const listeners = server.listeners(event);
  server.removeAllListeners(event);
  return (...values) => {
    for (const listener of listeners) listener.apply(server, values);
  };
}
