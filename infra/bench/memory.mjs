// What each part holds in memory: containers by `docker stats`, local processes by the port they listen on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ports = {
  frontend: process.env.FRONTEND_PORT ?? "3000",
  gateway: process.env.GATEWAY_PORT ?? "8080",
  "gateway-2": process.env.GATEWAY_2_PORT ?? "8081",
  "ml-service": process.env.ML_REST_PORT ?? "8000",
  postgres: process.env.POSTGRES_PORT ?? "5432",
};
const UNITS = { B: 1e-6, KiB: 1.024e-3, MiB: 1.048576, GiB: 1073.741824 };

function run(command, ...args) {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

function containers() {
  const ids = run("docker", "compose", "ps", "-q").split("\n").filter(Boolean);
  if (ids.length === 0) return [];
  const lines = run("docker", "stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}", ...ids).trim().split("\n");
  return lines.map((line) => {
    const [, part, amount, unit] = line.match(/^(\S+) ([\d.]+)([KMG]?i?B)/);
    return { part, megabytes: Number(amount) * UNITS[unit] };
  });
}

function listenerOn(port) {
  const owner = run("ss", "-ltnpH", `sport = :${port}`).match(/pid=(\d+)/) ?? run("lsof", "-tiTCP:" + port, "-sTCP:LISTEN").match(/(\d+)/);
  return owner ? Number(owner[1]) : undefined;
}

/** A process and all it started, by the table of processes. */
export function withDescendants(pid, table = processTable()) {
  return [pid, ...table.filter(([, parent]) => parent === pid).flatMap(([child]) => withDescendants(child, table))];
}

function processTable() {
  return run("ps", "-eo", "pid=,ppid=").trim().split("\n").map((line) => line.trim().split(/\s+/).map(Number));
}

function proportionalMegabytes(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+)/m)[1]) * 1.024e-3;
  } catch {
    return Number(run("ps", "-o", "rss=", "-p", String(pid))) * 1.024e-3;
  }
}

/** Parts that listen nowhere, by the name of their jar: children of the runner that are not the roots of others. */
function silentParts(table, runner, known) {
  const children = table.flatMap(([pid, parent]) => (parent === runner && !known.includes(pid) ? [pid] : []));
  return children.flatMap((pid) => {
    const [, jar] = run("ps", "-o", "args=", "-p", String(pid)).match(/\/([\w-]+)\.jar\b/) ?? [];
    return jar === undefined ? [] : [[jar, [pid]]];
  });
}

/** The process that the supervisor started, of which a part's listener may be a child. */
function started(pid, table, supervisor) {
  const parent = table.find(([each]) => each === pid)?.[1];
  return parent === undefined || parent === supervisor || parent <= 1 ? pid : started(parent, table, supervisor);
}

function processes() {
  const table = processTable();
  const runner = Number(process.env.TANDEM_SUPERVISOR) || undefined;
  const parts = Object.entries(ports).flatMap(([part, port]) => {
    const listener = listenerOn(port);
    return listener === undefined ? [] : [[part, withDescendants(started(listener, table, runner), table)]];
  });
  if (runner !== undefined) parts.push(...silentParts(table, runner, parts.flatMap(([, pids]) => pids)), ["runner", [runner]]);
  return parts.map(([part, pids]) => ({ part, megabytes: pids.reduce((sum, pid) => sum + proportionalMegabytes(pid), 0) }));
}

/** Memory by part, in megabytes (10^6 bytes): of the containers where compose runs them, otherwise of the local processes. */
export function memoryByPart() {
  const parts = containers();
  const found = parts.length > 0 ? parts : processes();
  return [...found, { part: "all", megabytes: found.reduce((sum, { megabytes }) => sum + megabytes, 0) }];
}
