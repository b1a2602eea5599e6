import type { RequestTiming } from "@/platform/timing/server-timing";
import { TimePanel } from "@/platform/timing/time-panel";
import type { Ride } from "@/ridehailing/api/types";
import type { Ends } from "@/ridehailing/places/trip-url";
import { ProblemNote } from "@/ridehailing/ui/problem-note";
import { FareCard } from "./fare-card";
import { Suggestions } from "./suggestions";
import type { QuoteOutcome, QuoteState } from "./use-quote";
import { verdict } from "./verdict";

interface QuoteResultProps {
  readonly state: QuoteState;
  readonly ends: Ends;
  readonly recentTimings: readonly RequestTiming[];
  readonly onChoose: (ends: Ends) => void;
  readonly onRetry: () => void;
  readonly onRenew: () => void;
  readonly onRide: (ride: Ride) => void;
}

/** The query's outcome in each of its states; the one before fades while the next loads. */
export function QuoteResult(props: QuoteResultProps) {
  const { state, ends, onChoose } = props;
  if (state.status === "idle") return <Suggestions hasPickup={ends.pickup !== undefined} onChoose={onChoose} />;
  const isLoading = state.status === "loading";
  const outcome = isLoading ? state.before : state;
  if (outcome === undefined) return <Waiting />;
  return (
    <div className="transition-opacity data-old:opacity-40 data-old:delay-200" data-old={isLoading || undefined}>
      <Shown outcome={outcome} isLoading={isLoading} {...props} />
    </div>
  );
}

interface ShownProps extends QuoteResultProps {
  readonly outcome: QuoteOutcome;
  readonly isLoading: boolean;
}

function Shown({ outcome, isLoading, recentTimings, onRetry, onRenew, onRide }: ShownProps) {
  if (outcome.status === "failed") {
    return <ProblemNote isTrying={isLoading} onRetry={onRetry} problem={outcome.problem} retryAt={outcome.retryAt} />;
  }
  const { quote, timing, isNew } = outcome;
  return (
    <>
      <FareCard onRenew={onRenew} onRide={onRide} quote={quote} />
      <TimePanel
        onRepeat={onRenew}
        repeatLabel="Price again"
        recentTimings={recentTimings}
        timing={timing}
        verdict={verdict(quote.pricing, timing.servers, isNew)}
      />
    </>
  );
}

function Waiting() {
  return (
    <div aria-hidden className="late">
      <div className="skeleton h-11 w-40" />
      <div className="skeleton mt-2 h-5 w-52" />
      <div className="skeleton mt-4 h-32" />
    </div>
  );
}
