import { connect, type Socket } from "node:net";

/** Sends raw bytes; returns the connection, and everything received until the server closes its end. */
export function exchange(
  url: string,
  bytes: string,
  allowHalfOpen = false,
): { socket: Socket; received: Promise<string> } {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), allowHalfOpen }, () => socket.write(bytes, "latin1"));
  const received = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (data) => {
      text += data.toString("latin1");
    });
    socket.on("error", () => {}); // `close` follows
    for (const event of ["end", "close"]) socket.once(event, () => resolve(text));
  });
  return { socket, received };
}
