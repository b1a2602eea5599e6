// A generated city, the same for the same seed: drivers that move, rides that begin and end, a surge that wanders.
import { readFileSync } from "node:fs";
import { cellToLatLng, gridDisk, latLngToCell } from "h3-js";

const RESOLUTION = 8;
const METERS_PER_DEGREE = 111_000;
const SQUEEZE = Math.cos((40.7 * Math.PI) / 180);
const HOT_SPOTS = [
  { lat: 40.757, lng: -73.985, reach: 0.028, height: 1.35, period: 61 },
  { lat: 40.715, lng: -73.957, reach: 0.022, height: 0.85, period: 43 },
  { lat: 40.646, lng: -73.784, reach: 0.018, height: 1.2, period: 79 },
  { lat: 40.774, lng: -73.873, reach: 0.014, height: 0.7, period: 53 },
  { lat: 40.828, lng: -73.922, reach: 0.02, height: 0.55, period: 47 },
  { lat: 40.68, lng: -73.968, reach: 0.026, height: 0.4, period: 67 },
  { lat: 40.762, lng: -73.83, reach: 0.018, height: 0.45, period: 71 },
];
const LIFECYCLE = [
  { state: "requested", ticks: [1, 3] },
  { state: "offered", ticks: [2, 5] },
  { state: "accepted", ticks: [14, 30] },
  { state: "arrived", ticks: [3, 6] },
  { state: "picked_up", ticks: [40, 90] },
  { state: "completed", ticks: [0, 0] },
];
const LAST = LIFECYCLE.length - 1;
const ASSIGNED = 2;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The generated city; one tick is one second. */
export class FakeCity {
  #tick = 0;
  #rideCount = 0;
  #completed = [];
  #requested = [];

  constructor({ drivers, rides, seed }) {
    this.random = seededRandom(seed);
    const { shareByCell } = JSON.parse(
      readFileSync(new URL("../../../ridehailing/city/supply-baseline.json", import.meta.url), "utf8"),
    );
    this.cells = Object.entries(shareByCell).map(([cell, share]) => {
      const [lat, lng] = cellToLatLng(cell);
      return { cell, share: Math.sqrt(share), lat, lng }; // flattened, so that the whole city is lively
    });
    this.byId = new Map(this.cells.map((cell) => [cell.cell, cell]));
    this.shares = this.cells.reduce((sum, { share }) => sum + share, 0);
    this.wantedRides = rides;
    this.drivers = Array.from({ length: drivers }, (_, index) => this.#newDriver(index));
    this.rides = [];
    while (this.rides.length < rides * 0.9) this.#oldRide();
    this.#requested = Array.from({ length: rides * 0.7 }, () => -60 * this.random());
    this.#completed = Array.from({ length: rides * 0.6 }, () => -60 * this.random());
  }

  /** Advances by one second; returns the ride events in it. */
  tick() {
    this.#tick++;
    const events = this.rides.flatMap((ride) => this.#age(ride));
    this.rides = this.rides.filter(({ stage }) => stage < LAST);
    const wanted = Math.min(2, this.wantedRides * (0.9 + 0.1 * Math.sin(this.#tick / 17)) - this.rides.length);
    for (let count = 0; count < wanted; count++) events.push(this.#newRide());
    for (const driver of this.drivers) this.#drive(driver);
    return events;
  }

  /** The market of every cell now; it changes every second. */
  market() {
    return this.cells.map(({ cell, share, lat, lng }, index) => {
      const heat = HOT_SPOTS.reduce((sum, spot) => sum + heatOf(spot, lat, lng, this.#tick), 0);
      const flicker = (((this.#tick + index) % 3) - 1) / 100;
      const weight = (share / this.shares) * this.cells.length;
      const demand = Math.round(weight * 3 * (1 + heat * 3));
      const supply = Math.round(weight * 20 + 5) / 10;
      return { cell, demand, supply, surge: Math.max(1.01, Math.round((1 + heat) * 100) / 100) + flicker };
    });
  }

  positions() {
    return this.drivers.map(({ id, lat, lng, ride }) => ({ id, lat, lng, status: ride ? "busy" : "free" }));
  }

  activeRides() {
    return this.rides.map(snapshotOf);
  }

  rates(at) {
    const wave = (period) => Math.sin(this.#tick / period);
    const noise = () => this.random() - 0.5;
    const gateway = 1.4 + 0.2 * wave(7) + 0.6 * noise();
    const [ml, mlQueue, mlCompute, db] = [1.1 + 0.15 * wave(5), 0.5 + 0.2 * wave(9), 1.9 + 0.3 * wave(11), 1.2];
    const lastMinute = (ticks) => ticks.filter((tick) => tick > this.#tick - 60).length;
    const busy = this.drivers.filter(({ ride }) => ride).length;
    return {
      at,
      ridesPerMinute: lastMinute(this.#completed),
      requestsPerMinute: lastMinute(this.#requested),
      timeToMatchMs: { p50: 2900 + 500 * wave(13) + 500 * noise(), p99: 9100 + 900 * wave(17) },
      acceptRate: 0.86 + 0.04 * wave(19) + 0.015 * noise(),
      driversOnline: this.drivers.length,
      driversFree: this.drivers.length - busy,
      ridesActive: this.rides.length,
      priceLatencyMs: { total: gateway + ml + mlQueue + mlCompute + db, gateway, ml, mlQueue, mlCompute, db },
    };
  }

  #newDriver(index) {
    const { cell, lat, lng } = this.#anyCell();
    const id = `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;
    const driver = { id, cell, lat: lat + this.#scatter(), lng: lng + this.#scatter(), ride: undefined };
    return { ...driver, target: this.#near(cell, 2), speed: 60 + 60 * this.random() };
  }

  #newRide() {
    const from = this.#anyCell();
    const to = this.#near(from.cell, 4 + Math.floor(this.random() * 9));
    const rideId = `10000000-0000-7000-8000-${String(this.#rideCount++).padStart(12, "0")}`;
    const ride = {
      rideId,
      stage: 0,
      number: 1,
      reason: null,
      left: this.#ticks(0),
      pickup: place(from),
      dropoff: place(to),
    };
    this.rides.push(ride);
    this.#requested.push(this.#tick);
    return { ...snapshotOf(ride), number: 1, reason: null };
  }

  #oldRide() {
    this.#newRide();
    const ride = this.rides.at(-1);
    const stage = [1, 2, 2, 4, 4, 4, 4][this.rides.length % 7];
    ride.left = Math.ceil(this.#ticks(stage) * this.random());
    ride.stage = stage;
    ride.number = stage + 1;
    if (stage >= ASSIGNED) this.#assign(ride);
    if (stage > 3 && ride.driver) Object.assign(ride.driver, between(ride, this.random()));
  }

  #age(ride) {
    if (--ride.left > 0) return [];
    const isDeclined = ride.stage === 1 && this.random() < 0.12;
    ride.stage = isDeclined ? 0 : ride.stage + 1;
    ride.reason = isDeclined ? "declined" : null;
    ride.number++;
    ride.left = this.#ticks(ride.stage);
    if (ride.stage === ASSIGNED) this.#assign(ride);
    if (ride.driver && ride.stage === LAST - 1) ride.driver.target = ride.dropoff;
    if (ride.stage === LAST) this.#release(ride);
    return [{ ...snapshotOf(ride), number: ride.number, reason: ride.reason }];
  }

  #assign(ride) {
    const free = this.drivers.filter((driver) => !driver.ride);
    ride.driver = free.reduce((one, other) =>
      metersBetween(other, ride.pickup) < metersBetween(one, ride.pickup) ? other : one,
    );
    ride.driver.ride = ride;
    ride.driver.target = ride.stage > 3 ? ride.dropoff : ride.pickup;
  }

  #release(ride) {
    this.#completed.push(this.#tick);
    if (ride.driver) ride.driver.ride = undefined;
  }

  #drive(driver) {
    const { ride, target } = driver;
    const remaining = metersBetween(driver, target);
    const step = ride ? Math.max(driver.speed, remaining / Math.max(1, ride.left)) : driver.speed;
    if (remaining > step) {
      driver.lat += ((target.lat - driver.lat) * step) / remaining;
      driver.lng += ((target.lng - driver.lng) * step) / remaining;
    } else if (ride) Object.assign(driver, target);
    else driver.target = this.#near(latLngToCell(driver.lat, driver.lng, RESOLUTION), 2);
  }

  #anyCell() {
    let left = this.random() * this.shares;
    for (const cell of this.cells) {
      left -= cell.share;
      if (left <= 0) return cell;
    }
    return this.cells[0];
  }

  #near(cell, rings) {
    const around = gridDisk(cell, rings).flatMap((id) => this.byId.get(id) ?? []);
    const { lat, lng } = around[Math.floor(this.random() * around.length)] ?? this.#anyCell();
    return { lat: lat + this.#scatter(), lng: lng + this.#scatter() };
  }

  #scatter() {
    return (this.random() - 0.5) * 0.006;
  }

  #ticks(stage) {
    const [least, most] = LIFECYCLE[stage].ticks;
    return Math.round(least + (most - least) * this.random());
  }
}

function heatOf({ lat, lng, reach, height, period }, cellLat, cellLng, tick) {
  const drift = reach * 0.5 * Math.sin((tick / period) * 2);
  const distance = Math.hypot(cellLat - lat - drift, (cellLng - lng + drift) * SQUEEZE);
  return height * (0.8 + 0.2 * Math.sin((tick / period) * 6)) * Math.exp(-((distance / reach) ** 2));
}

function snapshotOf({ rideId, stage, driver, pickup, dropoff }) {
  return { rideId, state: LIFECYCLE[stage].state, driverId: driver?.id ?? null, pickup, dropoff };
}

function place({ lat, lng }) {
  return { lat, lng };
}

function between({ pickup, dropoff }, part) {
  return { lat: pickup.lat + (dropoff.lat - pickup.lat) * part, lng: pickup.lng + (dropoff.lng - pickup.lng) * part };
}

function metersBetween(one, other) {
  return Math.hypot(one.lat - other.lat, (one.lng - other.lng) * SQUEEZE) * METERS_PER_DEGREE;
}
