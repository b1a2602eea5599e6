import { useEffect, useState } from "react";
import type { RequestTiming } from "@/platform/timing/server-timing";
import type { Quote, Ride } from "@/ridehailing/api/types";
import type { Ends } from "@/ridehailing/places/trip-url";
import { kilometres, minutes, money } from "@/ridehailing/units";
import { QuoteResult } from "./quote-result";
import { RecentQuotes } from "./recent-quotes";
import { RideForm } from "./ride-form";
import { type QuoteQuery, type QuoteState, shownQuote } from "./use-quote";

const MAX_TIMINGS = 12;

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
  const errors = state.status === "failed" ? state.problem.errors : undefined;
  return (
    <>
      <RideForm ends={ends} errors={errors ?? []} onChoose={onChoose} onFocus={onFocus} />
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
      <RecentQuotes onShow={onShow} shownId={shownQuote(state)?.id} />
    </>
  );
}

/** The timings of the last new quotes on this page, newest last. */
function useRecentTimings(state: QuoteState): readonly RequestTiming[] {
  const [recentTimings, setTimings] = useState<readonly RequestTiming[]>([]);
  const latest = state.status === "quoted" && state.isNew ? state.timing : undefined;
  useEffect(() => {
    if (latest) setTimings((before) => [...before.filter((each) => each !== latest), latest].slice(-MAX_TIMINGS));
  }, [latest]);
  return recentTimings;
}

/** The query's state in one sentence for screen readers; a problem is announced by its own note. */
function QuoteStatus({ state }: { readonly state: QuoteState }) {
  return (
    <p className="sr-only" role="status">
      {sentence(state)}
    </p>
  );
}

function sentence(state: QuoteState): string {
  if (state.status === "loading") return "Pricing the ride.";
  if (state.status !== "quoted") return "";
  const { fare, durationSeconds, distanceMeters, pricing, modelVersion } = state.quote;
  const source = pricing === "model" ? `Priced by model ${modelVersion}` : "Estimated price";
  return `${money(fare.amount, fare.currency)}, ${minutes(durationSeconds)}, ${kilometres(distanceMeters)}. ${source}.`;
}
