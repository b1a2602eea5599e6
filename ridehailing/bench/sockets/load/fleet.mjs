// All drivers: connects them, moves them in evenly spread phases, and times each position until a board shows it.
import { randomUUID } from "node:crypto";
import { Durations } from "./clock.mjs";
import { Driver } from "./driver.mjs";
import { pace } from "./pacer.mjs";
import { placesOnLand } from "./places.mjs";

const HANDSHAKES_AT_ONCE = 50;
const OFFERS_PER_DECLINE = 10;

/** All drivers on their sockets. */
export class Fleet {
  /** Positions whose time counts: sent while this was true. */
  recording = false;
  toBoard = new Durations();
  sent = 0;
  missed = 0;
  #drivers;
  #byId;
  #counted = new Set();

  constructor({ sockets, stageSeconds }, tally) {
    let offers = 0;
    const ways = { tally, stageSeconds, declines: () => ++offers % OFFERS_PER_DECLINE === 0 };
    this.#drivers = placesOnLand(sockets).map((place, index) => new Driver(randomUUID(), index, place, ways));
    this.#byId = new Map(this.#drivers.map((driver) => [driver.id, driver]));
  }

  /** Connects all, some at a time; each sends a first position. */
  async connect(url) {
    const waiting = this.#drivers.values();
    const connectSome = async () => {
      for (const driver of waiting) {
        await driver.connect(url);
        driver.move();
      }
    };
    await Promise.all(Array.from({ length: HANDSHAKES_AT_ONCE }, connectSome));
  }

  get open() {
    return this.#drivers.filter(({ isOpen }) => isOpen).length;
  }

  /** Moves each driver once per `everySeconds`. Returns a function that stops it. */
  move(everySeconds) {
    return pace(this.#drivers.length / everySeconds, (k) => this.#move(this.#drivers[k % this.#drivers.length]));
  }

  /** Records that a board showed this position. */
  shown({ id, lat, lng }, at) {
    const driver = this.#byId.get(id);
    if (driver?.sentAt === undefined || !driver.isAt({ lat, lng })) return;
    if (this.#counted.delete(driver)) this.toBoard.record(at - driver.sentAt);
    driver.sentAt = undefined;
  }

  /** How many of the counted positions no board has shown so far. */
  get awaited() {
    return this.#counted.size;
  }

  /** Stops waiting for positions that no board has shown. */
  settle() {
    this.missed += this.#counted.size;
    this.#counted.clear();
  }

  leave() {
    for (const driver of this.#drivers) driver.leave();
  }

  #move(driver) {
    if (this.#counted.delete(driver)) this.missed++;
    driver.move();
    if (!this.recording) return;
    this.sent++;
    this.#counted.add(driver);
  }
}
