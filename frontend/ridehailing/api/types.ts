import type { Problem } from "@/platform/gateway/problem";
import type { components } from "@/platform/gateway/schema";

/** Types of the gateway's API description. */
export type Quote = components["schemas"]["Quote"];
export type QuotePage = components["schemas"]["QuotePage"];
export type QuoteRequest = components["schemas"]["QuoteRequest"];
export type Ride = components["schemas"]["Ride"];
export type RidePlace = components["schemas"]["RidePoint"];
export type Money = components["schemas"]["RideFare"];
export type RideState = Ride["state"];
export type RideReason = NonNullable<Ride["reason"]>;

interface Coordinates {
  readonly lat: number;
  readonly lng: number;
}

/** One change of a ride's state; each ride's numbers count from 1. */
export interface RideEvent {
  readonly rideId: string;
  readonly number: number;
  readonly state: RideState;
  readonly reason: RideReason | null;
  readonly driverId: string | null;
  readonly at: string;
}

/** The approach of a ride's driver; every figure is null while the driver is disconnected. */
export interface DriverApproach {
  readonly driverId: string;
  readonly connected: boolean;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly at: string | null;
  readonly towards: "pickup" | "dropoff";
  readonly distanceMeters: number | null;
  readonly etaSeconds: number | null;
}

/** The events of one ride's stream, by name. */
export interface RideStream {
  readonly ride: RideEvent;
  readonly driver: DriverApproach;
}

/** The market in one cell. */
export interface CityCell {
  readonly cell: string;
  readonly demand: number;
  readonly supply: number;
  readonly surge: number;
}

/** One driver on the board. */
export interface CityDriver extends Coordinates {
  readonly id: string;
  readonly status: "free" | "busy";
}

/** One ride on the board that has not ended. */
export interface CityRide {
  readonly rideId: string;
  readonly state: RideState;
  readonly driverId: string | null;
  readonly pickup: Coordinates;
  readonly dropoff: Coordinates;
}

/** What prices the city: the model and its version, or the fallback rule. */
interface CityPricing {
  readonly at: string;
  readonly pricing: "model" | "fallback";
  readonly modelVersion: string | null;
}

/** The board's counters; null when there is nothing to count. */
export interface CityRates {
  readonly at: string;
  readonly ridesPerMinute: number;
  readonly requestsPerMinute: number;
  readonly timeToMatchMs: { readonly p50: number; readonly p99: number } | null;
  readonly acceptRate: number | null;
  readonly driversOnline: number;
  readonly driversFree: number;
  readonly ridesActive: number;
  readonly priceLatencyMs: Readonly<Record<"total" | "gateway" | "ml" | "mlQueue" | "mlCompute" | "db", number>> | null;
}

/** The events of the city's stream, by name: a snapshot first, then changes. */
export interface CityStream {
  readonly snapshot: CityPricing & {
    readonly cells: readonly CityCell[];
    readonly drivers: readonly CityDriver[];
    readonly rides: readonly CityRide[];
    readonly rates: CityRates;
  };
  readonly pulse: CityPricing & { readonly cells: readonly CityCell[] };
  readonly drivers: { readonly at: string; readonly moved: readonly CityDriver[]; readonly gone: readonly string[] };
  readonly ride: RideEvent & Pick<CityRide, "pickup" | "dropoff">;
  readonly rates: CityRates;
}

/** A ride in its driver's messages. */
export interface DriverRide {
  readonly rideId: string;
  readonly state: RideState;
  readonly pickup: RidePlace;
  readonly dropoff: RidePlace;
  readonly fare: Money;
}

/** A ride offered to one driver until it expires. */
export interface Offer extends Omit<DriverRide, "state"> {
  readonly offerId: string;
  readonly expiresAt: string;
}

/** A step of a ride that its driver reports. */
export type Progress = Extract<RideState, "arrived" | "picked_up" | "completed">;

/** A driver's message to the gateway. */
export type ClientMessage =
  | { readonly type: "position"; readonly lat: number; readonly lng: number }
  | { readonly type: "accept" | "decline"; readonly offerId: string }
  | { readonly type: "progress"; readonly rideId: string; readonly state: Progress }
  | { readonly type: "pong" };

/** The gateway's message to a driver. */
export type ServerMessage =
  | {
      readonly type: "welcome";
      readonly protocolVersion: number;
      readonly driverId: string;
      readonly resumed: boolean;
      readonly ride: DriverRide | null;
      readonly pingIntervalSeconds: number;
    }
  | ({ readonly type: "offer" } & Offer)
  | {
      readonly type: "offer_revoked";
      readonly offerId: string;
      readonly reason: "declined" | "timed_out" | "rider_cancelled" | "driver_lost";
    }
  | { readonly type: "ride"; readonly rideId: string; readonly state: RideState; readonly reason: RideReason | null }
  | { readonly type: "ping" }
  | { readonly type: "error"; readonly problem: Problem };
