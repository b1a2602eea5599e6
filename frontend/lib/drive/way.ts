import { arc } from "@/lib/arc";
import type { DriverRide } from "@/lib/gateway/types";
import { type Point, plain } from "@/lib/places";
import { restOf } from "@/lib/travel";

/** Where a driver with this ride has to drive from where he is: to the pickup, then along the ride's line; nowhere between. */
export function wayOf({ state, pickup, dropoff }: DriverRide, from: Point): readonly Point[] {
  if (state === "accepted") return [plain(pickup)];
  if (state !== "picked_up") return [];
  return restOf(
    arc(pickup, dropoff).map(([lng, lat]) => ({ lat, lng })),
    from,
  );
}
