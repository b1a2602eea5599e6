import { FareCard } from "./fare-card";
import { ProblemNote } from "./problem-note";
import { TimeChart } from "./time-chart";
import type { QuoteState } from "./use-quote";

interface QuoteResultProps {
  readonly state: QuoteState;
  readonly hasPickup: boolean;
  readonly onRetry: () => void;
  readonly onRenew: () => void;
}

/** What came of asking, in each of its states. */
export function QuoteResult({ state, hasPickup, onRetry, onRenew }: QuoteResultProps) {
  switch (state.status) {
    case "idle":
      return (
        <p className="text-muted">
          {hasPickup
            ? "Now the drop-off: click the map, or choose below."
            : "Click the map to set the pickup, or choose a place."}
        </p>
      );
    case "loading":
      return (
        <div>
          <p className="sr-only">Pricing the ride</p>
          <div aria-hidden className="skeleton h-10 w-40" />
          <div aria-hidden className="skeleton mt-3 h-28" />
        </div>
      );
    case "failed":
      return <ProblemNote onRetry={onRetry} problem={state.problem} retryAt={state.retryAt} />;
    case "quoted":
      return (
        <>
          <FareCard onRenew={onRenew} quote={state.quote} />
          {state.timing && <TimeChart timing={state.timing} />}
        </>
      );
  }
}
