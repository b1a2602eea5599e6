// What a process uses, from Linux's /proc: memory that is resident, processor time of it and all it started.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { withDescendants } from "../../../infra/bench/memory.mjs";

const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** The numbered fields of /proc/PID/stat from `state` on; undefined for a process that is gone. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

const [USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [11, 12, 13, 14];

/** Resident bytes of one process; 0 for one that is gone. */
export function residentBytes(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB/m)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Processor seconds that a process and all it started have used so far, those that ended included. */
export function processorSeconds(pid) {
  const ticks = withDescendants(pid).map((each) => {
    const stat = statOf(each);
    return stat ? [USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM].reduce((sum, field) => sum + Number(stat[field]), 0) : 0;
  });
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND;
}

/** Processor seconds that the whole machine was busy so far. */
export function machineBusySeconds() {
  return cpus().reduce((total, { times: { user, nice, sys, irq } }) => total + user + nice + sys + irq, 0) / 1000;
}

/** The machine that it runs on. */
export function machine() {
  return { cores: cpus().length, processor: cpus()[0].model, memoryBytes: totalmem() };
}
