import type { Point } from "@/lib/places";

export type Pricing = "model" | "fallback";

export type DriverStatus = "free" | "busy";

export type RideState =
  | "requested"
  | "offered"
  | "accepted"
  | "arrived"
  | "picked_up"
  | "completed"
  | "cancelled"
  | "unfulfilled";

/** A cell's market: quotes asked for lately, drivers able to serve it, and the multiplier that follows. */
export interface CityCell {
  readonly cell: string;
  readonly demand: number;
  readonly supply: number;
  readonly surge: number;
}

export interface CityDriver extends Point {
  readonly id: string;
  readonly status: DriverStatus;
}

/** A ride that has not ended. */
export interface CityRide {
  readonly rideId: string;
  readonly state: RideState;
  readonly driverId: string | null;
  readonly pickup: Point;
  readonly dropoff: Point;
}

/** Means of the last minute's quotes, in milliseconds; the parts exclude one another and add up to the total. */
export interface PriceLatency {
  readonly total: number;
  readonly gateway: number;
  readonly ml: number;
  readonly mlQueue: number;
  readonly mlCompute: number;
  readonly db: number;
}

/** The city in figures; null where nothing happened that could be measured. */
export interface CityRates {
  readonly at: string;
  readonly ridesPerMinute: number;
  readonly requestsPerMinute: number;
  readonly timeToMatchMs: { readonly p50: number; readonly p99: number } | null;
  readonly acceptRate: number | null;
  readonly driversOnline: number;
  readonly driversFree: number;
  readonly ridesActive: number;
  readonly priceLatencyMs: PriceLatency | null;
}

/** The whole city at one moment; what follows are changes to it. */
export interface CitySnapshot {
  readonly at: string;
  readonly pricing: Pricing;
  readonly modelVersion: string | null;
  readonly cells: readonly CityCell[];
  readonly drivers: readonly CityDriver[];
  readonly rides: readonly CityRide[];
  readonly rates: CityRates | null;
}

/** The cells that changed in the last second. */
export interface CityPulse {
  readonly at: string;
  readonly pricing: Pricing;
  readonly modelVersion: string | null;
  readonly cells: readonly CityCell[];
}

/** The drivers that moved, changed or left in the last second. */
export interface DriversMoved {
  readonly at: string;
  readonly moved: readonly CityDriver[];
  readonly gone: readonly string[];
}

/** One step in a ride's life; `number` counts the steps of that ride from 1. */
export interface CityRideEvent extends CityRide {
  readonly number: number;
  readonly reason: string | null;
  readonly at: string;
}

/** The board's stream by the names of its events. */
export interface CityMessages {
  readonly snapshot: CitySnapshot;
  readonly pulse: CityPulse;
  readonly drivers: DriversMoved;
  readonly ride: CityRideEvent;
  readonly rates: CityRates;
}
