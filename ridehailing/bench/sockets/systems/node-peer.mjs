// The Node peer as a system to be measured.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start, stop } from "./child.mjs";

const MAIN = fileURLToPath(new URL("../peer/main.mjs", import.meta.url));

const answerOf = (child) => new Promise((resolve, reject) => {
  child.process.once("message", resolve);
  child.ended.then((how) => reject(new Error(`${child.log}: the peer ended (${how})`)));
});

/** Starts it; its log goes to a folder. */
export async function startNodePeer(folder) {
  const child = start(process.execPath, ["--expose-gc", MAIN], { log: join(folder, "node-peer.log"), ipc: true });
  const { url } = await answerOf(child);
  return {
    url,
    pid: child.pid,
    beside: {},
    conditions: { runtime: `Node.js ${process.version}`, options: "" },
    /** Collects garbage; returns the bytes in use after it. */
    async collect() {
      child.process.send("collect");
      return answerOf(child);
    },
    ended: child.ended,
    stop: () => stop(child),
  };
}
