import type { DriverRide } from "@/ridehailing/api/types";
import { arc } from "@/ridehailing/places/arc";
import { type Point, plain } from "@/ridehailing/places/places";
import { remainingLine } from "@/ridehailing/places/travel";

/** The route of a driver with this ride: to the pickup, then along the ride's line; empty while the rider gets in. */
export function routeFor({ state, pickup, dropoff }: DriverRide, from: Point): readonly Point[] {
  if (state === "accepted") return [plain(pickup)];
  if (state !== "picked_up") return [];
  return remainingLine(
    arc(pickup, dropoff).map(([lng, lat]) => ({ lat, lng })),
    from,
  );
}
