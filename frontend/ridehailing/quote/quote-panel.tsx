import { useMemo } from "react";
import type { FieldError } from "@/platform/gateway/problem";
import type { Quote, Ride } from "@/ridehailing/api/types";
import type { Ends } from "@/ridehailing/places/trip-url";
import { QuoteResult } from "./quote-result";
import { QuoteStatus } from "./quote-status";
import { RecentQuotes } from "./recent-quotes";
import { RideForm } from "./ride-form";
import { type QuoteQuery, type QuoteState, shownQuote } from "./use-quote";
import { useRecentTimings } from "./use-recent-timings";

interface QuotePanelProps {
  readonly query: QuoteQuery;
  readonly ends: Ends;
  readonly onChoose: (chosen: Partial<Ends>) => void;
  readonly onFocus: (end: keyof Ends) => void;
  readonly onRenew: () => void;
  readonly onRide: (ride: Ride) => void;
  readonly onShow: (quote: Quote) => void;
}

/** The form of a trip, its quote, the waterfall, and the recent quotes. */
export function QuotePanel({ query, ends, onChoose, onFocus, onShow, ...next }: QuotePanelProps) {
  const { state, retry } = query;
  const recentTimings = useRecentTimings(state);
  const errors = useMemo(() => errorsOf(state), [state]);
  return (
    <>
      <RideForm ends={ends} errors={errors} onChoose={onChoose} onFocus={onFocus} />
      <QuoteStatus state={state} />
      <div aria-busy={state.status === "loading"}>
        <QuoteResult
          ends={ends}
          onChoose={onChoose}
          onRetry={retry}
          recentTimings={recentTimings}
          state={state}
          {...next}
        />
      </div>
      <RecentQuotes onShow={onShow} shownId={shownQuote(state)?.id} version={recentTimings.at(-1)?.startedAt} />
    </>
  );
}

function errorsOf(state: QuoteState): readonly FieldError[] {
  return state.status === "failed" ? (state.problem.errors ?? []) : [];
}
