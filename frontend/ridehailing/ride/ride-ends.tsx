import { EndMark } from "@/ridehailing/places/end-mark";
import { type Point, placeName } from "@/ridehailing/places/places";
import { END_NAMES } from "@/ridehailing/places/trip-url";

/** The pickup and the drop-off as requested. */
export function RideEnds(ends: { readonly pickup: Point; readonly dropoff: Point }) {
  return (
    <dl className="space-y-1.5">
      {(["pickup", "dropoff"] as const).map((end) => (
        <div className="flex items-center gap-3" key={end}>
          <EndMark end={end} />
          <dt className="w-16 shrink-0 text-caption text-muted">{END_NAMES[end]}</dt>
          <dd className="min-w-0 truncate font-medium">{placeName(ends[end])}</dd>
        </div>
      ))}
    </dl>
  );
}
