import type { Point } from "@/ridehailing/places/places";
import { PlaceChoice } from "./place-choice";

interface OfflinePanelProps {
  readonly at: Point | undefined;
  readonly onPlace: (at: Point | undefined) => void;
  readonly onOnline: () => void;
}

/** The start of a shift: a place for the car, and the button to go online. */
export function OfflinePanel({ at, onPlace, onOnline }: OfflinePanelProps) {
  return (
    <section aria-label="Go online" className="space-y-4">
      <div>
        <h2 className="text-headline">Be a driver</h2>
        <p className="mt-1 text-muted">
          Choose where your car is, here or on the map. Online, you are offered the rides that are requested near it.
        </p>
      </div>
      <PlaceChoice label="Your car is at" onChange={onPlace} point={at} />
      <button
        aria-disabled={at === undefined || undefined}
        className="button-primary button-wide"
        onClick={() => at && onOnline()}
        type="button"
      >
        Go online
      </button>
    </section>
  );
}
