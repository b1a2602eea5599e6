// The peer as a process of its own, started by ../systems/node-peer.mjs, which requests garbage collections by
// messages.
import { startPeer } from "./peer.mjs";

const { url, stop } = await startPeer();
process.on("message", (message) => {
  if (message !== "collect") return;
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ heapBytes: heapUsed, outsideBytes: external });
});
process.on("disconnect", () => process.exit());
process.on("SIGTERM", () => {
  stop();
  process.disconnect();
});
process.send({ url });
