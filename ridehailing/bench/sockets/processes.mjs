// What a process uses, from Linux's /proc: memory that is resident, processor time of it and all it started.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

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

const [PARENT, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM] = [1, 11, 12, 13, 14];

function family(pid) {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statOf(name)?.[PARENT])]);
  const descend = (each) => [each, ...parents.filter(([, parent]) => parent === each).flatMap(([child]) => descend(child))];
  return descend(pid);
}

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
  const ticks = family(pid).map((each) => {
    const stat = statOf(each);
    return stat ? [USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM].reduce((sum, field) => sum + Number(stat[field]), 0) : 0;
  });
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND;
}

/** Processor seconds that the whole machine was busy so far. */
export function machineBusySeconds() {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync("/proc/stat", "utf8").split("\n")[0].split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

/** The machine that it runs on. */
export function machine() {
  return { cores: cpus().length, processor: cpus()[0].model, memoryBytes: totalmem() };
}
