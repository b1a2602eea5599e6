import type { Problem } from "@/platform/gateway/problem";
import type { components } from "@/platform/gateway/schema";

/** What the gateway answers, by the names its description gives. */
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

/** One change of a ride's state; numbers count from 1 for each ride. */
export interface RideEvent {
  readonly rideId: string;
  readonly number: number;
  readonly state: RideState;
  readonly reason: RideReason | null;
  readonly driverId: string | null;
  readonly at: string;
}

/** Where a ride's driver is on the way, as far as that is known; every figure is null while he is not connected. */
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

/** What the stream of one ride tells, by the events' names. */
export interface RideStream {
  readonly ride: RideEvent;
  readonly driver: DriverApproach;
}

/** One cell as the market has it. */
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

/** Who prices the city: the model by its version, or the rule that steps in. */
interface CityPricing {
  readonly at: string;
  readonly pricing: "model" | "fallback";
  readonly modelVersion: string | null;
}

/** The board's counters; null where there is nothing to count from. */
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

/** What the city's stream tells, by the events' names: a snapshot first, then what changes. */
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

/** A ride as its driver sees it. */
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

/** How far a driver is with a ride. */
export type Progress = Extract<RideState, "arrived" | "picked_up" | "completed">;

/** What a driver says on the socket. */
export type ClientMessage =
  | { readonly type: "position"; readonly lat: number; readonly lng: number }
  | { readonly type: "accept" | "decline"; readonly offerId: string }
  | { readonly type: "progress"; readonly rideId: string; readonly state: Progress }
  | { readonly type: "pong" };

/** What a driver hears on the socket. */
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
