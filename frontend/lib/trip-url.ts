import { type Point, parseCoordinates } from "./places";

/** The two ends of a ride, as far as they are chosen. */
export interface Ends {
  readonly pickup: Point | undefined;
  readonly dropoff: Point | undefined;
}

/** Reads `?from=lat,lng&to=lat,lng`; what is missing or unreadable is left out. */
export function endsIn(query: string): Ends {
  const parameters = new URLSearchParams(query);
  return {
    pickup: parseCoordinates(parameters.get("from") ?? ""),
    dropoff: parseCoordinates(parameters.get("to") ?? ""),
  };
}

/** The query that leads back to these ends; empty without any. */
export function queryOf({ pickup, dropoff }: Ends): string {
  const parts = [pickup && `from=${pickup.lat},${pickup.lng}`, dropoff && `to=${dropoff.lat},${dropoff.lng}`];
  const query = parts.filter(Boolean).join("&");
  return query === "" ? "" : `?${query}`;
}
