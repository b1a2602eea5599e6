import type { Socket } from "node:net";

const LINGER_MS = 2000;

/**
 * Ends the socket, and destroys it once its peer has ended too, or after two seconds. Reads until then: destroying a
 * socket with unread bytes resets the connection, and the peer may lose what was written last.
 */
export function closeSoon(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
  socket.on("error", () => socket.destroy());
  socket.resume();
  socket.end();
}
