import { TimePanel } from "@/components/timing/time-panel";
import type { RequestTiming } from "@/lib/gateway/client";
import type { Ends } from "@/lib/trip-url";
import { FareCard } from "./fare-card";
import { ProblemNote } from "./problem-note";
import { Suggestions } from "./suggestions";
import type { Quoted, QuoteState } from "./use-quote";

interface QuoteResultProps {
  readonly state: QuoteState;
  readonly past: readonly RequestTiming[];
  readonly ends: Ends;
  readonly onChoose: (ends: Ends) => void;
  readonly onRetry: () => void;
  readonly onRenew: () => void;
}

/** What came of asking, in each of its states. */
export function QuoteResult({ state, past, ends, onChoose, onRetry, onRenew }: QuoteResultProps) {
  switch (state.status) {
    case "idle":
      return <Suggestions hasPickup={ends.pickup !== undefined} onChoose={onChoose} />;
    case "loading":
      return state.before ? <Answer isOld onRenew={onRenew} past={past} quoted={state.before} /> : <Waiting />;
    case "failed":
      return <ProblemNote onRetry={onRetry} problem={state.problem} retryAt={state.retryAt} />;
    case "quoted":
      return <Answer isOld={false} onRenew={onRenew} past={past} quoted={state} />;
  }
}

interface AnswerProps {
  readonly quoted: Quoted;
  readonly isOld: boolean;
  readonly past: readonly RequestTiming[];
  readonly onRenew: () => void;
}

function Answer({ quoted: { quote, timing, isNew }, isOld, past, onRenew }: AnswerProps) {
  return (
    <div className="transition-opacity data-old:opacity-40 data-old:delay-200" data-old={isOld || undefined}>
      <FareCard onRenew={onRenew} quote={quote} />
      <TimePanel isNew={isNew} onAgain={onRenew} past={past} quote={quote} timing={timing} />
    </div>
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
