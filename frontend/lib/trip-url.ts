import { type Point, parseCoordinates } from "./places";

/** The two ends of a ride, as far as they are chosen. */
export interface Ends {
  readonly pickup: Point | undefined;
  readonly dropoff: Point | undefined;
}

/** What the page's address says: a ride, and the quote to show where one is kept already. */
export interface Trip {
  readonly ends: Ends;
  readonly quoteId: string | undefined;
}

/** Reads `?from=lat,lng&to=lat,lng&quote=id`; what is missing or unreadable is left out. */
export function tripIn(query: string): Trip {
  const parameters = new URLSearchParams(query);
  const ends = {
    pickup: parseCoordinates(parameters.get("from") ?? ""),
    dropoff: parseCoordinates(parameters.get("to") ?? ""),
  };
  return { ends, quoteId: parameters.get("quote") || undefined };
}

/** The query that leads back to this trip; empty where nothing is chosen. */
export function queryOf({ ends: { pickup, dropoff }, quoteId }: Trip): string {
  const parts = [
    pickup && `from=${pickup.lat},${pickup.lng}`,
    dropoff && `to=${dropoff.lat},${dropoff.lng}`,
    quoteId && `quote=${encodeURIComponent(quoteId)}`,
  ].filter(Boolean);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
