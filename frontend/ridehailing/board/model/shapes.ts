import type { Point } from "@/ridehailing/places/places";
import { positionAt } from "./motion";
import { local } from "./projection";
import { appearanceAt, type RidePhase, type RideTrack } from "./rides";
import type { DriverTrack, Traffic } from "./traffic";

/** Numbers per arc: both ends on the board's plane, the part that is drawn, opacity, phase. */
const ARC_NUMBERS = 7;
/** Numbers per dot: its place on the board's plane, kind, opacity. */
const DOT_NUMBERS = 4;

/** The phases in the order of the shaders' numbers; the kinds of dots follow them. */
export const PHASES: readonly RidePhase[] = ["searching", "coming", "riding", "completed", "failed"];
export const FREE = PHASES.length;
export const BUSY = FREE + 1;

/** Up to so many arcs are opaque; more of them fade, so that what lies below stays visible. */
const CLEAR_RIDES = 40;
const MIN_CLARITY = 0.3;

/** What is drawn at one moment, as flat numbers for the graphics processor. The arrays are reused. */
export class Shapes {
  readonly arcs = new Numbers(ARC_NUMBERS);
  readonly dots = new Numbers(DOT_NUMBERS);

  /** Sets the shapes to the traffic at that time; `Infinity` is the state after all motion has ended. */
  set(traffic: Traffic, now: number): void {
    this.arcs.clear();
    this.dots.clear();
    const clarity = Math.max(MIN_CLARITY, Math.min(1, Math.sqrt(CLEAR_RIDES / traffic.rideCount)));
    for (const ride of traffic.rides) this.#addRide(ride, now, clarity);
    for (const driver of traffic.drivers) this.#addDriver(driver, now);
  }

  #addRide(ride: RideTrack, now: number, clarity: number): void {
    const { grown, opacity } = appearanceAt(ride, now);
    if (opacity === 0) return;
    const [phase, from, to] = [PHASES.indexOf(ride.phase), local(ride.pickup), local(ride.dropoff)];
    this.arcs.add(...from, ...to, grown, opacity * clarity, phase);
    this.dots.add(...from, phase, opacity);
    if (grown === 1) this.dots.add(...to, phase, opacity);
  }

  #addDriver({ motion, status }: DriverTrack, now: number): void {
    const at: Point = positionAt(motion, now);
    this.dots.add(...local(at), status === "free" ? FREE : BUSY, 1);
  }
}

/** Rows of a fixed count of numbers, in an array that grows as needed. */
export class Numbers {
  #values: Float32Array<ArrayBuffer>;
  #used = 0;

  constructor(private readonly perRow: number) {
    this.#values = new Float32Array(perRow * 64);
  }

  get rows(): number {
    return this.#used / this.perRow;
  }

  get values(): Float32Array<ArrayBuffer> {
    return this.#values.subarray(0, this.#used);
  }

  clear(): void {
    this.#used = 0;
  }

  add(...row: readonly number[]): void {
    if (this.#used + row.length > this.#values.length) this.#grow();
    this.#values.set(row, this.#used);
    this.#used += row.length;
  }

  #grow(): void {
    const larger = new Float32Array(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
  }
}
