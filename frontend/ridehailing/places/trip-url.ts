import { type Point, parseCoordinates } from "./places";

/** The pickup and the drop-off of a ride; undefined until chosen. */
export interface Ends {
  readonly pickup: Point | undefined;
  readonly dropoff: Point | undefined;
}

export const END_NAMES: Readonly<Record<keyof Ends, string>> = { pickup: "Pickup", dropoff: "Drop-off" };

/** What the page's address names: both ends, the stored quote to show, or the requested ride. */
export interface Trip {
  readonly ends: Ends;
  readonly quoteId: string | undefined;
  readonly rideId: string | undefined;
}

/** Reads `?from=lat,lng&to=lat,lng&quote=id&ride=id`; what is missing or invalid is left out. */
export function tripIn(query: string): Trip {
  const parameters = new URLSearchParams(query);
  const ends = {
    pickup: parseCoordinates(parameters.get("from") ?? ""),
    dropoff: parseCoordinates(parameters.get("to") ?? ""),
  };
  const named = (name: string) => parameters.get(name) || undefined;
  return { ends, quoteId: named("quote"), rideId: named("ride") };
}

/** The query of this trip; empty when nothing is chosen. */
export function queryOf({ ends: { pickup, dropoff }, quoteId, rideId }: Trip): string {
  const parts = [
    pickup && `from=${pickup.lat},${pickup.lng}`,
    dropoff && `to=${dropoff.lat},${dropoff.lng}`,
    quoteId && `quote=${encodeURIComponent(quoteId)}`,
    rideId && `ride=${encodeURIComponent(rideId)}`,
  ].filter(Boolean);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** The address of the driver's page with the car at that place. */
export function driveUrl({ lat, lng }: Point): string {
  return `/drive?at=${lat},${lng}`;
}

/** The place in the address of a driver's page, `?at=lat,lng`; undefined when there is none. */
export function driverPlaceIn(query: string): Point | undefined {
  return parseCoordinates(new URLSearchParams(query).get("at") ?? "");
}
