// One run: the city is watched on its board for a while, and a person requests rides meanwhile.
import { setTimeout as pause } from "node:timers/promises";
import { machineBusySeconds } from "../sockets/processes.mjs";
import { CityState } from "./city-state.mjs";
import { Person, personFigures } from "./person.mjs";
import { namedPlaces, searchRings, Trips } from "./places.mjs";
import { RideLog } from "./ride-log.mjs";
import { driverFigures } from "./statistics.mjs";
import { follow } from "./stream.mjs";
import { SURGING_FROM, SurgeTracker } from "./surge-tracker.mjs";
import { PERSON_WAIT_MILLIS } from "./targets.mjs";

// A search for a driver takes two minutes at most: after that each ride is matched or over.
const MAX_SETTLE_MILLIS = 130_000;
const POLL_MILLIS = 100;
const PROGRESS_MILLIS = 60_000;

/** The board now and, while recording, a sample of it each second. */
class Board {
  city = new CityState();
  rides = new RideLog();
  surge = new SurgeTracker();
  samples = [];
  breaks = 0;
  #recordingSince;
  #close;

  constructor(url) {
    this.#close = follow(`${url}/api/v1/city/live`, {
      onEvent: (event, text) => this.#onEvent(event, JSON.parse(text)),
      onBreak: () => this.breaks++,
    });
  }

  record(recording) {
    this.#recordingSince = recording ? performance.now() : undefined;
    this.rides.recording = recording;
    if (recording) this.breaks = 0;
  }

  close() {
    this.#close();
  }

  #onEvent(event, data) {
    this.city.apply(event, data);
    if (event === "ride") this.rides.onRide(data);
    // The board sends it once a second, after everything else that changed in that second.
    if (event === "rates" && this.#recordingSince !== undefined) this.#sample();
  }

  #sample() {
    const surging = this.city.cellsSurging(SURGING_FROM);
    const second = (performance.now() - this.#recordingSince) / 1000;
    this.samples.push({ second, ...this.city.drivers(), surging: surging.size });
    this.surge.observe(surging);
  }
}

async function waitUntil(condition, maxMillis) {
  const deadline = performance.now() + maxMillis;
  while (!condition() && performance.now() < deadline) await pause(POLL_MILLIS);
  return condition();
}

/** Calls a function at intervals until stopped. */
function every(millis, call) {
  const timer = setInterval(call, millis);
  return () => clearInterval(timer);
}

function progress(board, person) {
  const { online, busy } = board.city.drivers();
  const { within, requests } = personFigures(person.requests, PERSON_WAIT_MILLIS);
  const surging = board.samples.at(-1)?.surging ?? 0;
  const inTime = `${within} of a person's ${requests} requests matched in time`;
  return `${online} online, ${busy} busy, ${surging} cells surge, ${inTime}`;
}

async function watch(board, person, { seconds, requestsPerMinute }, say) {
  const [started, busyBefore] = [performance.now(), machineBusySeconds()];
  board.record(true);
  person.request();
  const stops = [
    every(60_000 / requestsPerMinute, () => person.request()),
    every(PROGRESS_MILLIS, () => say(progress(board, person))),
  ];
  await pause(seconds * 1000);
  for (const stop of stops) stop();
  board.record(false);
  const took = (performance.now() - started) / 1000;
  return { seconds: took, busyCores: (machineBusySeconds() - busyBefore) / took };
}

function figures(board, person) {
  const { requests, beyondReach, rideIds } = person;
  return {
    drivers: driverFigures(board.samples),
    rides: board.rides.summary(rideIds),
    surge: board.surge.summary(),
    person: { ...personFigures(requests, PERSON_WAIT_MILLIS), beyondReach },
    boardBreaks: board.breaks,
    series: board.samples,
    requests,
  };
}

/** Measures the city behind a gateway, reporting progress to `say`. Fails if no driver is online after the warm-up. */
export async function measure(url, options, say) {
  const rings = searchRings();
  const board = new Board(url);
  try {
    say(`warming up for ${options.warmUp} s`);
    await pause(options.warmUp * 1000);
    if (board.city.drivers().online === 0) throw new Error(`No driver is online at ${url}: does the simulator run?`);
    const trips = new Trips(namedPlaces());
    const person = new Person(url, { trips, inReach: (point) => board.city.hasFreeDriverWithin(rings, point) });
    say(`watching for ${options.seconds} s`);
    const watched = await watch(board, person, options, say);
    say("waiting for the last rides to be matched");
    await waitUntil(() => person.waiting === 0 && board.rides.searching === 0, MAX_SETTLE_MILLIS);
    return { ...watched, ...figures(board, person) };
  } finally {
    board.close();
  }
}
