// Processes that the benchmark starts and ends, each by its id.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";

const STOP_MILLIS = 40_000;
const POLL_MILLIS = 200;
const READY_MILLIS = 180_000;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Starts a command, its output in a file. It has a session of its own: Ctrl-C reaches only the benchmark, which stops it in order. */
export function start(command, args, { env = {}, log, ipc = false }) {
  const output = openSync(log, "w");
  const stdio = ["ignore", output, output, ...(ipc ? ["ipc"] : [])];
  const process_ = spawn(command, args, { stdio, detached: true, env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => {
    process_.once("exit", (code, signal) => resolve(signal ?? `exit status ${code}`));
    process_.once("error", (error) => resolve(error.message));
  });
  return { process: process_, pid: process_.pid, ended, log };
}

/** Polls until the check returns true; fails when the process ends first, or after the timeout. */
export async function ready(child, responds) {
  const deadline = Date.now() + READY_MILLIS;
  let end;
  child.ended.then((how) => {
    end = how;
  });
  while (!(await responds())) {
    if (end) throw new Error(`${child.log}: it ended before it was ready (${end})`);
    if (Date.now() > deadline) throw new Error(`${child.log}: not ready after ${READY_MILLIS / 1000} s`);
    await pause(POLL_MILLIS);
  }
}

/** Ends a process, by force when it does not end in time. */
export async function stop(child) {
  child.process.kill("SIGTERM");
  const force = setTimeout(() => child.process.kill("SIGKILL"), STOP_MILLIS);
  await child.ended;
  clearTimeout(force);
}
