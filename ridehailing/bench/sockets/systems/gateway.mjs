// The gateway with PostgreSQL and the ML service, as the local stack runs them, on free ports and with an empty
// database.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ready, start, stop } from "./child.mjs";

const COMMAND = fileURLToPath(new URL("../../../../infra/local/part-command.sh", import.meta.url));
const CLASSES_KEPT = 500;
const MAX_RESPONSE_BYTES = 64 << 20;
const run = promisify(execFile);

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" }, () => resolve(true));
    socket.on("error", () => resolve(false)).on("connect", () => socket.destroy());
  });
}

const responds = (url) => fetch(url).then(({ ok }) => ok, () => false);

/** Live bytes, by the last line of `jcmd GC.class_histogram`. */
export const liveBytes = (histogram) => Number(histogram.match(/^Total +\d+ +(\d+)/m)[1]);

/** The classes that hold most of the heap: `[{name, instances, bytes}]`, the largest first. */
export function largestClasses(histogram, count) {
  const lines = [...histogram.matchAll(/^ +\d+: +(\d+) +(\d+) +(.+)$/gm)];
  return lines.slice(0, count).map(([, instances, bytes, name]) => ({ name: name.trim(), instances: Number(instances), bytes: Number(bytes) }));
}

/** Starts all, on the ports of the environment; the state and the logs go to a folder. */
export async function startGateway(folder) {
  const state = join(folder, "state");
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  const env = { TANDEM_STATE: state, TANDEM_DEV: "false" };
  const children = [];
  const part = async (name, isReady) => {
    const child = start(COMMAND, [name], { env, log: join(folder, `${name}.log`) });
    children.unshift(child);
    await ready(child, isReady);
    return child.pid;
  };
  const stopAll = async () => {
    for (const child of children) await stop(child);
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const postgres = await part("postgres", () => accepts(process.env.POSTGRES_PORT));
    const mlService = await part("ml-service", () => responds(`http://127.0.0.1:${process.env.ML_REST_PORT}/readyz`));
    const url = `http://127.0.0.1:${process.env.GATEWAY_PORT}`;
    const pid = await part("gateway", () => responds(`${url}/actuator/health/readiness`));
    const ended = children[0].ended;
    return await gateway({ url, pid, ended, beside: { postgres, "ml-service": mlService }, stop: stopAll });
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function gateway(system) {
  const jcmd = join(process.env.JDK, "bin", "jcmd");
  const diagnose = async (command) => (await run(jcmd, [String(system.pid), command], { maxBuffer: MAX_RESPONSE_BYTES })).stdout;
  const version = (await diagnose("VM.version")).match(/^JDK (\S+)/m)[1];
  const collector = (await diagnose("VM.flags")).match(/-XX:\+Use(\w+GC)\b/)[1];
  return {
    ...system,
    conditions: { runtime: `Java ${version}, ${collector}`, options: process.env.GATEWAY_JAVA_OPTS },
    /** Collects garbage; returns the live bytes after it and the classes that hold most of them. */
    async collect() {
      const histogram = await diagnose("GC.class_histogram");
      return { heapBytes: liveBytes(histogram), classes: largestClasses(histogram, CLASSES_KEPT) };
    },
  };
}
