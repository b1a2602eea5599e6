import type { DriverApproach, Ride } from "@/ridehailing/api/types";
import { type Point, plain } from "@/ridehailing/places/places";
import { hasDriver, isTerminal } from "./ride-state";

/** A car on the map. */
export interface Car extends Point {
  /** The car's accessible name. */
  readonly name: string;
  /** Whether its position is current; the car is drawn faded otherwise. */
  readonly isConnected: boolean;
  /** Its destination, unless it drives along the ride's own line. */
  readonly towards: Point | undefined;
}

/** The points that the map shows: it moves there once per key, and leaves the view to the reader in between. */
export interface View {
  readonly key: string;
  readonly points: readonly Point[];
}

/** The driver's car at its last known position; undefined when the ride has ended. */
export function carOf(ride: Ride | undefined, approach: DriverApproach | undefined): Car | undefined {
  if (ride === undefined || !hasDriver(ride.state)) return undefined;
  const { lat, lng } = approach ?? ride.driver?.position ?? {};
  if (typeof lat !== "number" || typeof lng !== "number") return undefined;
  const towards = ride.state === "accepted" ? plain(ride.pickup) : undefined;
  return { lat, lng, name: "Your driver's car", isConnected: approach?.connected ?? true, towards };
}

/** The part of the ride to show: the car and its destination, or the whole trip. */
export function viewOf(ride: Ride | undefined, car: Car | undefined): View | undefined {
  if (ride === undefined) return undefined;
  const isOnBoard = ride.state === "picked_up";
  if (isOnBoard && car) return { key: `${ride.id} on board`, points: [car, ride.dropoff] };
  if (car) return { key: `${ride.id} ${ride.driver?.id} approaching`, points: [car, ride.pickup] };
  return isTerminal(ride.state) ? { key: `${ride.id} ended`, points: [ride.pickup, ride.dropoff] } : undefined;
}
