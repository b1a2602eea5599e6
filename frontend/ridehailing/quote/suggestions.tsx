import type { MouseEvent, ReactNode } from "react";
import { pointIn } from "@/ridehailing/places/places";
import { type Ends, queryOf } from "@/ridehailing/places/trip-url";

const RIDES = [
  ["Times Square", "JFK Airport"],
  ["Grand Central Terminal", "LaGuardia Airport"],
  ["Wall Street", "Yankee Stadium"],
] as const;

interface SuggestionsProps {
  readonly hasPickup: boolean;
  readonly onChoose: (ends: Ends) => void;
}

/** Shown until both ends are chosen: what to do next, and example rides. */
export function Suggestions({ hasPickup, onChoose }: SuggestionsProps) {
  if (hasPickup) return <p className="text-muted">Now the drop-off: click the map, or choose it above.</p>;
  return (
    <section aria-label="Rides to start with">
      <p className="text-muted">Click the map to set the pickup, choose a place above, or start with one of these.</p>
      <ul className="mt-3 space-y-1.5">
        {RIDES.map(([from, to]) => (
          <li key={from}>
            <SuggestedRide ends={{ pickup: pointIn(from), dropoff: pointIn(to) }} onChoose={onChoose}>
              {from} <span className="font-normal text-muted">to</span> {to}
            </SuggestedRide>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SuggestedRideProps {
  readonly ends: Ends;
  readonly onChoose: (ends: Ends) => void;
  readonly children: ReactNode;
}

/** A link rather than a button: it works before hydration, and can be opened in a new tab. */
function SuggestedRide({ ends, onChoose, children }: SuggestedRideProps) {
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose(ends);
  };
  return (
    <a
      className="flex min-h-11 w-full items-center justify-between gap-3 rounded-lg border border-line px-3 font-medium transition-colors hover:border-muted hover:bg-raised"
      href={queryOf({ ends, quoteId: undefined, rideId: undefined })}
      onClick={choose}
    >
      <span>{children}</span>
      <span aria-hidden className="text-accent">
        →
      </span>
    </a>
  );
}
