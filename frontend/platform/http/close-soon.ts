import type { Socket } from "node:net";

const LINGER_MS = 2000;

/**
 * Ends the socket and destroys it once its peer has ended too, or after two seconds. It reads on meanwhile: a socket that is
 * destroyed with bytes unread is reset, and its peer may lose what was just written.
 */
export function closeSoon(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
  socket.on("error", () => socket.destroy());
  socket.resume();
  socket.end();
}
