// What each part holds in memory: containers by `docker stats`, local processes by the port they listen on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const ports = {
  frontend: process.env.FRONTEND_PORT ?? "3000",
  gateway: process.env.GATEWAY_PORT ?? "8080",
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

function withDescendants(pid, table) {
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

function processes() {
  const table = processTable();
  return Object.entries(ports).flatMap(([part, port]) => {
    const pid = listenerOn(port);
    if (pid === undefined) return [];
    const megabytes = withDescendants(pid, table).reduce((sum, each) => sum + proportionalMegabytes(each), 0);
    return [{ part, megabytes }];
  });
}

/** Memory by part, in megabytes (10^6 bytes): of the containers where compose runs them, else of the local processes. */
export function memoryByPart() {
  const parts = containers();
  const found = parts.length > 0 ? parts : processes();
  return [...found, { part: "all", megabytes: found.reduce((sum, { megabytes }) => sum + megabytes, 0) }];
}
