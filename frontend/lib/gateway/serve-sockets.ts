import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:http";
import type { Socket } from "node:net";
import { passSocketOn } from "./socket-proxy";

/**
 * Lets this process's HTTP server, which Next.js makes and keeps to itself, pass drivers' WebSockets on. Next.js leaves
 * openings alone that none of its routes match; Node tells of every new connection, and through it of the server.
 */
export function serveSockets(): void {
  const served = new WeakSet<Server>();
  subscribe("net.server.socket", (message) => {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket;
    if (!(server instanceof Server) || served.has(server)) return;
    served.add(server);
    server.on("upgrade", passSocketOn);
  });
}
