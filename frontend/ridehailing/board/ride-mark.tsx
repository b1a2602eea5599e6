import type { RidePhase } from "./model/rides";

const DASHES: Partial<Record<RidePhase, string>> = { searching: "0.1 5", coming: "6 5", failed: "2 2" };

/** A piece of a ride's line as the map draws it. */
export function RideMark({ phase }: { readonly phase: RidePhase }) {
  return (
    <svg aria-hidden="true" className="inline-block shrink-0 overflow-visible" height="8" width="20">
      <path
        d="M1 4H19"
        stroke={`var(--color-ride-${phase})`}
        strokeDasharray={DASHES[phase]}
        strokeLinecap="round"
        strokeWidth="2.5"
      />
    </svg>
  );
}
