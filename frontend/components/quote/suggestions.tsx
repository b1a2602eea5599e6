import { PLACES, type Place } from "@/lib/places";
import type { Ends } from "@/lib/trip-url";

const RIDES = [
  ["Times Square", "JFK Airport"],
  ["Grand Central Terminal", "LaGuardia Airport"],
  ["Wall Street", "Yankee Stadium"],
] as const;

interface SuggestionsProps {
  readonly hasPickup: boolean;
  readonly onChoose: (ends: Ends) => void;
}

/** The way on while the ride is not chosen yet: what to do next, and rides to start with. */
export function Suggestions({ hasPickup, onChoose }: SuggestionsProps) {
  if (hasPickup) return <p className="text-muted">Now the drop-off: click the map, or choose it above.</p>;
  return (
    <section aria-label="Rides to start with">
      <p className="text-muted">Click the map to set the pickup, choose a place above, or start with one of these.</p>
      <ul className="mt-3 space-y-1.5">
        {RIDES.map(([from, to]) => (
          <li key={from}>
            <button
              className="flex min-h-11 w-full cursor-pointer items-center justify-between gap-3 rounded-lg border border-line px-3 text-left font-medium transition-colors hover:border-muted hover:bg-raised"
              onClick={() => onChoose({ pickup: named(from), dropoff: named(to) })}
              type="button"
            >
              <span>
                {from} <span className="font-normal text-muted">to</span> {to}
              </span>
              <span aria-hidden className="text-accent">
                →
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function named(name: Place["name"]): Place | undefined {
  return PLACES.find((place) => place.name === name);
}
