// One system measured: memory without and with the sockets, processor time and delays while they are busy, losses.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { Boards } from "./load/board.mjs";
import { now } from "./load/clock.mjs";
import { Fleet } from "./load/fleet.mjs";
import { Riders } from "./load/riders.mjs";
import { Tally } from "./load/tally.mjs";
import { machineBusySeconds, processorSeconds, residentBytes } from "./processes.mjs";

const REHEARSAL = { sockets: 200, boards: 1, seconds: 10 };
const SAMPLE_MILLIS = 1000;
const LAG_RESOLUTION_MILLIS = 10;
const GRACE_MILLIS = 5000;
// The gateway keeps a lost driver for 30 s, in which the driver may return.
const GONE_MILLIS = 45_000;

/** Resident and live bytes after a collection. */
async function memoryOf(system) {
  const { classes, ...used } = await system.collect();
  return { residentBytes: residentBytes(system.pid), ...used, classes };
}

/** The load at work: sockets, boards, riders. */
class Load {
  tally = new Tally();
  #stops = [];

  constructor(system, options) {
    this.options = options;
    this.url = system.url;
    this.fleet = new Fleet(options, this.tally);
    this.boards = new Boards(this.tally);
    this.riders = new Riders(system.url, this.tally);
  }

  async begin() {
    const started = now();
    await this.fleet.connect(this.url.replace("http", "ws"));
    this.connectSeconds = (now() - started) / 1000;
    if (this.fleet.open === 0) throw new Error(`No socket opened: ${JSON.stringify(this.tally.take())}`);
    await this.boards.open(this.url, this.options.boards, this.fleet);
    this.#stops = [this.riders.request(this.options.ridesPerSecond), this.fleet.move(this.options.positionEvery)];
  }

  record(recording) {
    this.fleet.recording = recording;
    this.riders.recording = recording;
  }

  /** No new rides; those under way end, positions still flow. */
  async lastRides() {
    this.#stops.shift()?.();
    const deadline = now() + this.options.patience * 1000;
    while (this.riders.underWay > 0 && now() < deadline) await pause(100);
  }

  leave() {
    for (const stop of this.#stops) stop();
    this.riders.leave();
    this.boards.close();
    this.fleet.leave();
  }
}

/** A small load for a short time: what a server loads, compiles or opens once is there before anything is measured. */
async function rehearse(system, options) {
  const load = new Load(system, { ...options, ...REHEARSAL, sockets: Math.min(REHEARSAL.sockets, options.sockets) });
  try {
    await load.begin();
    await pause(Math.min(REHEARSAL.seconds, options.warmUp) * 1000);
    await load.lastRides();
  } finally {
    load.leave();
  }
  await pause(Math.min(GRACE_MILLIS, options.warmUp * 1000));
}

function processorTimes(system) {
  const beside = Object.entries(system.beside).map(([name, pid]) => [name, processorSeconds(pid)]);
  const { user, system: kernel } = process.cpuUsage();
  return { server: processorSeconds(system.pid), ...Object.fromEntries(beside), generator: (user + kernel) / 1e6, machine: machineBusySeconds() };
}

function perSecond(before, after, seconds) {
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, (value - before[name]) / seconds]));
}

/** Samples the resident memory once a second until stopped; then returns the maximum. */
function watchMemory(pid) {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid));
  }, SAMPLE_MILLIS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

async function window(load, system, seconds) {
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MILLIS });
  const mostResident = watchMemory(system.pid);
  const rampUp = load.tally.take();
  const [started, before] = [now(), processorTimes(system)];
  lag.enable();
  load.record(true);
  await pause(seconds * 1000);
  load.record(false);
  lag.disable();
  const took = (now() - started) / 1000;
  return {
    rampUp,
    seconds: took,
    processor: perSecond(before, processorTimes(system), took),
    mostResidentBytes: mostResident(),
    generatorLagMillis: Math.max(0, lag.percentile(99) / 1e6 - LAG_RESOLUTION_MILLIS),
  };
}

async function outcome(load) {
  await load.lastRides();
  const deadline = now() + GRACE_MILLIS;
  while (load.fleet.awaited > 0 && now() < deadline) await pause(50);
  load.fleet.settle();
  const { fleet, riders } = load;
  return {
    connectSeconds: load.connectSeconds,
    openAtTheEnd: fleet.open,
    positions: { sent: fleet.sent, missed: fleet.missed },
    ridesNotOver: riders.underWay,
    millis: { positionToBoard: fleet.toBoard.summary(), match: riders.toMatch.summary(), quote: riders.quoteTime.summary() },
    counts: load.tally.take(),
  };
}

/** Measures a system; `say` receives the progress. */
export async function measure(system, options, say) {
  say("rehearsing");
  await rehearse(system, options);
  const without = await memoryOf(system);
  const load = new Load(system, options);
  try {
    say(`connecting ${options.sockets} sockets`);
    await load.begin();
    say(`connected in ${load.connectSeconds.toFixed(1)} s; warming up for ${options.warmUp} s`);
    await pause(options.warmUp * 1000);
    say(`measuring for ${options.seconds} s`);
    const measured = await window(load, system, options.seconds);
    const result = { ...measured, ...(await outcome(load)) };
    const withSockets = await memoryOf(system);
    load.leave();
    say("waiting for the server to forget the sockets");
    await pause(Math.min(GONE_MILLIS, options.warmUp * 1000));
    const memory = { without, with: withSockets, after: await memoryOf(system) };
    return { conditions: system.conditions, memory, ...result };
  } finally {
    load.leave();
  }
}
