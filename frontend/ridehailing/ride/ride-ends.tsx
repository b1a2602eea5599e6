import { type Point, placeName } from "@/ridehailing/places/places";

/** The pickup and the drop-off as requested. */
export function RideEnds({ pickup, dropoff }: { readonly pickup: Point; readonly dropoff: Point }) {
  return (
    <dl className="space-y-1.5">
      <End mark="rounded-full border-ink" name="Pickup" point={pickup} />
      <End mark="rounded-[3px] border-accent" name="Drop-off" point={dropoff} />
    </dl>
  );
}

function End({ name, point, mark }: { readonly name: string; readonly point: Point; readonly mark: string }) {
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className={`size-3 shrink-0 border-[3px] ${mark}`} />
      <dt className="w-16 shrink-0 text-caption text-muted">{name}</dt>
      <dd className="min-w-0 truncate font-medium">{placeName(point)}</dd>
    </div>
  );
}
