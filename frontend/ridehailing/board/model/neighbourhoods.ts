import named from "@/ridehailing/places/neighbourhoods.json";
import type { Point } from "@/ridehailing/places/places";
import { distanceMeters } from "@/ridehailing/places/travel";

/** The name of the nearest neighbourhood: a description of the place, not an administrative area. */
export function neighbourhood(point: Point): string {
  const distances = named.map((place) => distanceMeters(place, point));
  return named[distances.indexOf(Math.min(...distances))]?.name ?? "";
}
