// The peer's rides: in memory, offered to the nearest free driver, one offer at a time.
import { randomUUID } from "node:crypto";
import { nearestFree } from "./city.mjs";

const OFFER_MILLIS = 10_000;
const SEARCH_MILLIS = 120_000;
const NEXT = { accepted: "arrived", arrived: "picked_up", picked_up: "completed" };

/** Whether a ride in this state is over. */
export const hasEnded = (state) => state === "completed" || state === "unfulfilled";

/** Every ride, its events, and their subscribers. */
export class Rides {
  #byId = new Map();
  #searching = new Set();
  #live = new Set();
  #drivers;
  #published;

  /** @param drivers the connected drivers by id; @param published called with (ride, event) on every change */
  constructor(drivers, published) {
    this.#drivers = drivers;
    this.#published = published;
  }

  get(id) {
    return this.#byId.get(id);
  }

  /** The rides that are not over. */
  live() {
    return this.#live.values();
  }

  request(quote) {
    const ride = { ...quote, id: randomUUID(), quoteId: quote.id, events: [], listeners: new Set(), refused: new Set() };
    ride.giveUpAt = Date.now() + SEARCH_MILLIS;
    this.#byId.set(ride.id, ride);
    this.#live.add(ride);
    this.#change(ride, "requested", null);
    this.#search(ride);
    return ride;
  }

  /** Searches again for rides that have no driver. */
  searchAgain() {
    for (const ride of [...this.#searching]) this.#search(ride);
  }

  accept(driver, offerId) {
    const ride = driver.ride;
    if (ride?.state !== "offered" || ride.offerId !== offerId) return false;
    clearTimeout(ride.timeOut);
    this.#change(ride, "accepted", null);
    return true;
  }

  decline(driver, offerId) {
    if (driver.ride?.state !== "offered" || driver.ride.offerId !== offerId) return false;
    this.#withdraw(driver, "declined");
    return true;
  }

  progress(driver, rideId, state) {
    const ride = driver.ride;
    if (ride?.id !== rideId || NEXT[ride.state] !== state) return false;
    this.#change(ride, state, null);
    if (hasEnded(state)) this.#free(driver);
    return true;
  }

  /** Reassigns the ride or the offer of a driver who is gone. */
  lost(driver) {
    if (driver.ride?.state === "offered") this.#withdraw(driver, "driver_lost");
    else if (driver.ride) this.#end(driver.ride, driver);
  }

  #end(ride, driver) {
    this.#change(ride, "unfulfilled", "driver_lost");
    this.#free(driver);
  }

  #search(ride) {
    this.#searching.delete(ride);
    const driver = nearestFree(this.#drivers.values(), ride.pickup, ride.refused);
    if (driver) this.#offer(ride, driver);
    else if (Date.now() > ride.giveUpAt) this.#change(ride, "unfulfilled", "no_driver");
    else this.#searching.add(ride);
  }

  #offer(ride, driver) {
    Object.assign(ride, { offerId: randomUUID(), driver });
    driver.ride = ride;
    driver.busy = true;
    this.#change(ride, "offered", null);
    const { offerId, id: rideId, pickup, dropoff, fare } = ride;
    const expiresAt = new Date(Date.now() + OFFER_MILLIS).toISOString();
    driver.send({ type: "offer", offerId, rideId, pickup, dropoff, fare, expiresAt });
    ride.timeOut = setTimeout(() => this.#withdraw(driver, "timed_out"), OFFER_MILLIS);
  }

  #withdraw(driver, reason) {
    const ride = driver.ride;
    clearTimeout(ride.timeOut);
    driver.send({ type: "offer_revoked", offerId: ride.offerId, reason });
    ride.refused.add(driver.id);
    this.#free(driver);
    ride.driver = undefined;
    this.#change(ride, "requested", reason);
    this.#search(ride);
  }

  #free(driver) {
    driver.ride = undefined;
    driver.busy = false;
    driver.changed();
  }

  #change(ride, state, reason) {
    ride.state = state;
    if (hasEnded(state)) this.#live.delete(ride);
    const shown = ["accepted", "arrived", "picked_up", "completed"].includes(state);
    const event = { rideId: ride.id, number: ride.events.length + 1, state, reason, at: new Date().toISOString() };
    event.driverId = shown ? ride.driver.id : null;
    ride.events.push(event);
    if (shown) ride.driver.send({ type: "ride", rideId: ride.id, state, reason });
    ride.driver?.changed();
    this.#published(ride, event);
  }
}
