import type { CityDriver, CityRide } from "@/ridehailing/api/types";
import { continueMotion, type Motion } from "./motion";
import { type RideTrack, settledAt, trackRide } from "./rides";

/** A driver on the board. */
export interface DriverTrack {
  readonly status: CityDriver["status"];
  readonly motion: Motion;
}

/** What moves on the board, on the page's clock in milliseconds: drivers between updates, rides that begin and end. */
export class Traffic {
  readonly #drivers = new Map<string, DriverTrack>();
  readonly #rides = new Map<string, RideTrack>();
  #settledAt = 0;

  get drivers(): Iterable<DriverTrack> {
    return this.#drivers.values();
  }

  get rideCount(): number {
    return this.#rides.size;
  }

  get rides(): Iterable<RideTrack> {
    return this.#rides.values();
  }

  /** Whether the drawing still changes after that time without a further message. */
  isMoving(now: number): boolean {
    return now < this.#settledAt;
  }

  /** Applies a snapshot; known drivers continue from where they are. */
  reset(drivers: readonly CityDriver[], rides: readonly CityRide[], now: number): void {
    keepOnly(this.#drivers, new Set(drivers.map(({ id }) => id)));
    keepOnly(this.#rides, new Set(rides.map(({ rideId }) => rideId)));
    for (const driver of drivers) this.#move(driver, now);
    for (const ride of rides) this.#track(ride, now, true);
  }

  move(moved: readonly CityDriver[], gone: readonly string[], now: number): void {
    for (const id of gone) this.#drivers.delete(id);
    for (const driver of moved) this.#move(driver, now);
  }

  change(ride: CityRide, now: number): void {
    this.#forgetFaded(now);
    this.#track(ride, now, false);
  }

  #move({ id, status, lat, lng }: CityDriver, now: number): void {
    const motion = continueMotion(this.#drivers.get(id)?.motion, { lat, lng }, now);
    this.#drivers.set(id, { status, motion });
    this.#movesUntil(motion.endsAt);
  }

  #track(ride: CityRide, now: number, isOld: boolean): void {
    const track = trackRide(this.#rides.get(ride.rideId), ride, now, isOld);
    this.#rides.set(ride.rideId, track);
    this.#movesUntil(settledAt(track));
  }

  #forgetFaded(now: number): void {
    for (const [id, track] of this.#rides) {
      if (track.endedAt !== undefined && settledAt(track) <= now) this.#rides.delete(id);
    }
  }

  #movesUntil(time: number): void {
    this.#settledAt = Math.max(this.#settledAt, time);
  }
}

function keepOnly(map: Map<string, unknown>, ids: ReadonlySet<string>): void {
  for (const id of map.keys()) if (!ids.has(id)) map.delete(id);
}
