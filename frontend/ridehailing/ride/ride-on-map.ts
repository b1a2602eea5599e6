import type { DriverApproach, Ride } from "@/ridehailing/api/types";
import { type Point, plain } from "@/ridehailing/places/places";
import { hasDriver, isTerminal } from "./ride-state";

/** A car on the map. */
export interface Car extends Point {
  /** Whose it is, for who cannot see it. */
  readonly name: string;
  /** Whether its place is known as of now; faded where it is not. */
  readonly isConnected: boolean;
  /** Where it is heading, unless that is along the ride's own line. */
  readonly towards: Point | undefined;
}

/** What the map is to show whole; it moves there once for each key, and leaves the view to the reader until the next. */
export interface View {
  readonly key: string;
  readonly points: readonly Point[];
}

/** The driver's car where it was last heard of; none once the ride has ended. */
export function carOf(ride: Ride | undefined, approach: DriverApproach | undefined): Car | undefined {
  if (ride === undefined || !hasDriver(ride.state)) return undefined;
  const { lat, lng } = approach ?? ride.driver?.position ?? {};
  if (typeof lat !== "number" || typeof lng !== "number") return undefined;
  const towards = ride.state === "accepted" ? plain(ride.pickup) : undefined;
  return { lat, lng, name: "Your driver's car", isConnected: approach?.connected ?? true, towards };
}

/** What of the ride is to be seen: the car and where it goes, or the whole way. */
export function viewOf(ride: Ride | undefined, car: Car | undefined): View | undefined {
  if (ride === undefined) return undefined;
  const isOnBoard = ride.state === "picked_up";
  if (isOnBoard && car) return { key: `${ride.id} on board`, points: [car, ride.dropoff] };
  if (car) return { key: `${ride.id} ${ride.driver?.id} approaching`, points: [car, ride.pickup] };
  return isTerminal(ride.state) ? { key: `${ride.id} ended`, points: [ride.pickup, ride.dropoff] } : undefined;
}
