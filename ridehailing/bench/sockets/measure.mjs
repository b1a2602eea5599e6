// One system measured: memory without and with the sockets, processor time and delays while they are busy, losses.
import { setTimeout as pause } from "node:timers/promises";
import { Load, outcomeOf } from "./load.mjs";
import { machineBusySeconds, processorSeconds, residentBytes } from "./processes.mjs";

const REHEARSAL = { sockets: 200, boards: 1, seconds: 10, patience: 5 };
const SAMPLE_MILLIS = 1000;
const GRACE_MILLIS = 5000;
// The gateway keeps a lost driver for 30 s, in which the driver may return.
const GONE_MILLIS = 45_000;

/** Resident and live bytes after a collection. */
async function memoryOf(system) {
  const { classes, ...used } = await system.collect();
  return { residentBytes: residentBytes(system.pid), ...used, classes };
}

/** A small load for a short time: what a server loads, compiles or opens once is there before anything is measured. */
async function rehearse(system, options, folder) {
  const small = { ...options, ...REHEARSAL, sockets: Math.min(REHEARSAL.sockets, options.sockets) };
  const load = new Load();
  try {
    await load.connect(system.url, folder, small);
    load.ride(Math.min(REHEARSAL.seconds, options.warmUp), small);
    await load.ridesEnded;
  } finally {
    await load.leave();
  }
  await pause(Math.min(GRACE_MILLIS, options.warmUp * 1000));
}

function processorTimes(system, load) {
  const beside = Object.entries(system.beside).map(([name, pid]) => [name, processorSeconds(pid)]);
  const generator = load.pids.reduce((sum, pid) => sum + processorSeconds(pid), 0);
  return { server: processorSeconds(system.pid), ...Object.fromEntries(beside), generator, machine: machineBusySeconds() };
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
  const mostResident = watchMemory(system.pid);
  const [started, before, from] = [performance.now(), processorTimes(system, load), load.latest()];
  await pause(seconds * 1000);
  const to = load.latest();
  const took = (performance.now() - started) / 1000;
  const processor = perSecond(before, processorTimes(system, load), took);
  const measured = { seconds: took, processor, mostResidentBytes: mostResident() };
  const end = await load.ridesEnded;
  return { ...measured, ...outcomeOf(from, to, load.latest(), end) };
}

/** Measures a system, the simulators' lines in a folder; `say` receives the progress. */
export async function measure(system, options, folder, say) {
  say("rehearsing");
  await rehearse(system, options, folder);
  const without = await memoryOf(system);
  const load = new Load();
  try {
    say(`connecting ${options.sockets} sockets`);
    await load.connect(system.url, folder, options);
    say(`connected in ${load.connectSeconds.toFixed(1)} s; warming up for ${options.warmUp} s`);
    load.ride(options.warmUp + options.seconds, options);
    await pause(options.warmUp * 1000);
    say(`measuring for ${options.seconds} s`);
    const result = await window(load, system, options.seconds);
    const withSockets = await memoryOf(system);
    await load.leave();
    say("waiting for the server to forget the sockets");
    await pause(Math.min(GONE_MILLIS, options.warmUp * 1000));
    const memory = { without, with: withSockets, after: await memoryOf(system) };
    return { conditions: system.conditions, memory, connectSeconds: load.connectSeconds, ...result };
  } finally {
    await load.leave();
  }
}
