// The load: one simulator for the drivers and the boards, another for the riders, each reporting in lines of JSON.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { decodeFromCompressedBase64 } from "hdr-histogram-js";
import { start, stop } from "./systems/child.mjs";

const BUILT = fileURLToPath(new URL("../../simulator/target", import.meta.url));
const SCRIPTS = fileURLToPath(new URL("../../../infra/lib.sh", import.meta.url));
const RUN_JAVA = '. "$0"; exec "$(find_jdk)/bin/java" "$@"';
// The busiest hour of the simulator's week: every driver works, and riders come at the full rate.
const HOUR = "fri-18";
const REPORT_MILLIS = 250;
const MAX_CONNECT_MILLIS = 300_000;
const ENDED_WELL = "exit status 0";
const NOTHING = { counts: {}, times: {} };

const milliseconds = (seconds) => `${Math.round(seconds * 1000)}ms`;

/** A simulator that runs from a copy in the folder, so that a build may replace it meanwhile. */
function startSimulator(name, folder, options) {
  const copy = join(folder, "simulator");
  for (const part of ["simulator.jar", "lib"]) cpSync(join(BUILT, part), join(copy, part), { recursive: true });
  const args = Object.entries(options).map(([option, value]) => `--${option}=${value}`);
  const java = ["-Xmx2g", "-jar", join(copy, "simulator.jar"), "--json", `--report-every=${REPORT_MILLIS}ms`, ...args];
  return start("bash", ["-c", RUN_JAVA, SCRIPTS, ...java], { log: join(folder, `simulator-${name}.log`) });
}

/** What a simulator reported so far: texts whose figures count since its start. */
function reportsOf({ log }) {
  const lines = readFileSync(log, "utf8").split("\n").slice(0, -1);
  return lines.filter((line) => line.startsWith("{"));
}

const latestOf = (simulator) => JSON.parse(reportsOf(simulator).at(-1) ?? JSON.stringify(NOTHING));

/** What a timer counted between two reports, in milliseconds; null for nothing. */
function timesBetween(name, before, after) {
  if (!after.times[name]) return null;
  const times = decodeFromCompressedBase64(after.times[name], 64);
  if (before.times[name]) times.subtract(decodeFromCompressedBase64(before.times[name], 64));
  const at = (percentile) => times.getValueAtPercentile(percentile) / 1000;
  return times.totalCount === 0 ? null : { count: times.totalCount, p50: at(50), p90: at(90), p99: at(99), max: at(100) };
}

/** Drivers, boards and riders at work on a system. */
export class Load {
  #driving;
  #riding;

  /** Connects all drivers and opens the boards; the simulators' lines go to the folder. */
  async connect(url, folder, { sockets, boards, positionEvery, speed }) {
    this.common = { gateway: url, hour: HOUR, speed, measure: milliseconds(positionEvery) };
    const options = { ...this.common, drivers: sockets, boards, "rides-per-minute": 0 };
    this.folder = folder;
    this.#driving = startSimulator("drivers", folder, options);
    this.connectSeconds = await this.#connected(sockets);
  }

  /** Starts the riders, who come for some seconds. */
  ride(seconds, { ridesPerSecond, patience }) {
    const times = { duration: milliseconds(seconds), drain: milliseconds(patience) };
    this.#riding = startSimulator("riders", this.folder, { ...this.common, drivers: 0, "rides-per-minute": ridesPerSecond * 60, ...times });
  }

  /** Resolves once the last rides are over, or have taken as long as they may. */
  get ridesEnded() {
    return this.#riding.ended;
  }

  get pids() {
    return [this.#driving.pid, this.#riding.pid];
  }

  /** The figures so far. */
  latest() {
    return { driving: latestOf(this.#driving), riding: latestOf(this.#riding) };
  }

  async leave() {
    for (const simulator of [this.#riding, this.#driving]) if (simulator) await stop(simulator);
  }

  async #connected(sockets) {
    for (const deadline = Date.now() + MAX_CONNECT_MILLIS; Date.now() < deadline; await pause(REPORT_MILLIS)) {
      const latest = latestOf(this.#driving);
      if (latest.driversOnline >= sockets) return latest.seconds;
      if (this.#driving.process.exitCode !== null) break;
    }
    const { driversOnline, counts } = latestOf(this.#driving);
    throw new Error(`${driversOnline ?? 0} of ${sockets} sockets opened: ${JSON.stringify(counts)}`);
  }
}

/** The outcome of the load: delays and positions between two looks at its figures, the rest of the whole run. */
export function outcomeOf(from, to, { driving, riding }, end) {
  const counts = (name) => ({ ...driving.counts[name], ...riding.counts[name] });
  const positions = (kind, at) => (at.driving.counts.POSITIONS?.[kind] ?? 0) - (from.driving.counts.POSITIONS?.[kind] ?? 0);
  const { "requested a ride": requested = 0 } = counts("RIDERS");
  const { completed = 0, "left unfinished": ridesNotOver = 0 } = counts("RIDES");
  const crash = end === ENDED_WELL ? {} : { [`the riders' simulator: ${end}`]: 1 };
  return {
    openAtTheEnd: driving.driversOnline,
    positions: { sent: positions("sent", to), missed: positions("never on the board", { driving }) },
    ridesNotOver,
    millis: {
      positionToBoard: timesBetween("position to board", from.driving, to.driving),
      match: timesBetween("time to match", from.riding, to.riding),
      quote: timesBetween("quote", from.riding, to.riding),
    },
    counts: {
      rides: { requested, completed },
      offers: counts("OFFERS"),
      reconnects: counts("RECONNECTS"),
      failures: { ...counts("FAILURES"), ...driving.broken, ...riding.broken, ...crash },
    },
  };
}
