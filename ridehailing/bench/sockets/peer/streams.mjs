// The peer's two event streams: a rider's, and the city's boards with a snapshot first and deltas each second.
import { marketOf } from "./city.mjs";
import { hasEnded } from "./rides.mjs";

const MAX_QUEUED_BYTES = 8 * 1024 * 1024;

const text = (event, data, id) => `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
const status = (driver) => (driver.busy ? "busy" : "free");
const shown = (driver) => ({ id: driver.id, lat: driver.lat, lng: driver.lng, status: status(driver) });

function open(response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write("retry: 1000\n\n");
}

function write(response, chunk) {
  if (response.writableLength > MAX_QUEUED_BYTES) response.destroy();
  else response.write(chunk);
}

/** Sends a rider every event of the ride from the first on, and ends after the last. */
export function openRide(response, ride) {
  open(response);
  for (const event of ride.events) write(response, text("ride", event, event.number));
  if (hasEnded(ride.state)) return response.end();
  ride.listeners.add(response);
  response.on("close", () => ride.listeners.delete(response));
}

/** Notifies the rider of a change. */
export function tellRider(ride, event) {
  for (const listener of ride.listeners) {
    write(listener, text("ride", event, event.number));
    if (hasEnded(event.state)) listener.end();
  }
}

/** The boards that watch the city. */
export class Boards {
  #open = new Set();
  #cursor = 0;
  #drivers;
  #rides;
  #demand;
  #market = new Map();

  constructor(drivers, rides, demand) {
    this.#drivers = drivers;
    this.#rides = rides;
    this.#demand = demand;
  }

  open(response) {
    open(response);
    const drivers = [...this.#drivers.values()].filter(({ lat }) => lat !== undefined).map(shown);
    const rides = [...this.#rides.live()].map(({ id, state, driver, pickup, dropoff }) => ({ rideId: id, state, driverId: driver?.id, pickup, dropoff }));
    const cells = [...this.#market.values()];
    write(response, text("snapshot", { at: new Date().toISOString(), cells, drivers, rides }, this.#cursor));
    this.#open.add(response);
    response.on("close", () => this.#open.delete(response));
  }

  /** Ends every board's connection. */
  cutOff() {
    for (const board of this.#open) board.destroy();
  }

  ride(ride, event) {
    this.#send(text("ride", { ...event, pickup: ride.pickup, dropoff: ride.dropoff }, ++this.#cursor));
  }

  /** The deltas since the last tick. */
  tick() {
    const at = new Date().toISOString();
    const { moved, gone } = this.#drivers;
    if (moved.size + gone.size > 0) this.#send(text("drivers", { at, moved: [...moved].map(shown), gone: [...gone] }));
    moved.clear();
    gone.clear();
    this.#send(text("pulse", { at, cells: this.#changedCells() }));
    for (const ride of this.#rides.live()) this.#sendPosition(ride, at);
  }

  #changedCells() {
    const before = this.#market;
    this.#market = marketOf(this.#drivers.values(), this.#demand);
    return [...this.#market.values()].filter((now) => {
      const then = before.get(now.cell);
      return then?.demand !== now.demand || then.supply !== now.supply || then.surge !== now.surge;
    });
  }

  #sendPosition({ state, driver, listeners }, at) {
    if (!["accepted", "arrived", "picked_up"].includes(state)) return;
    const towards = state === "accepted" ? "pickup" : "dropoff";
    for (const listener of listeners) {
      write(listener, text("driver", { driverId: driver.id, connected: true, lat: driver.lat, lng: driver.lng, at, towards }));
    }
  }

  #send(chunk) {
    for (const board of this.#open) write(board, chunk);
  }
}
