import { type Point, parseCoordinates } from "./places";

/** The two ends of a ride, as far as they are chosen. */
export interface Ends {
  readonly pickup: Point | undefined;
  readonly dropoff: Point | undefined;
}

/** What the page's address says: two ends, the quote to show where one is kept already, or the ride that was requested. */
export interface Trip {
  readonly ends: Ends;
  readonly quoteId: string | undefined;
  readonly rideId: string | undefined;
}

/** Reads `?from=lat,lng&to=lat,lng&quote=id&ride=id`; what is missing or unreadable is left out. */
export function tripIn(query: string): Trip {
  const parameters = new URLSearchParams(query);
  const ends = {
    pickup: parseCoordinates(parameters.get("from") ?? ""),
    dropoff: parseCoordinates(parameters.get("to") ?? ""),
  };
  const named = (name: string) => parameters.get(name) || undefined;
  return { ends, quoteId: named("quote"), rideId: named("ride") };
}

/** The query that leads back to this trip; empty where nothing is chosen. */
export function queryOf({ ends: { pickup, dropoff }, quoteId, rideId }: Trip): string {
  const parts = [
    pickup && `from=${pickup.lat},${pickup.lng}`,
    dropoff && `to=${dropoff.lat},${dropoff.lng}`,
    quoteId && `quote=${encodeURIComponent(quoteId)}`,
    rideId && `ride=${encodeURIComponent(rideId)}`,
  ].filter(Boolean);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** Where to be a driver whose car is at that place. */
export function driveUrl({ lat, lng }: Point): string {
  return `/drive?at=${lat},${lng}`;
}

/** The place that a driver's address names, `?at=lat,lng`; undefined where it names none. */
export function driverPlaceIn(query: string): Point | undefined {
  return parseCoordinates(new URLSearchParams(query).get("at") ?? "");
}
