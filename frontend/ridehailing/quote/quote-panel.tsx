"use client";

import { type RefObject, useMemo } from "react";
import { UNSAFE_PortalProvider as PortalProvider } from "react-aria/PortalProvider";
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
  readonly page: RefObject<HTMLElement | null>;
  readonly onChoose: (chosen: Partial<Ends>) => void;
  readonly onFocus: (end: keyof Ends) => void;
  readonly onRenew: () => void;
  readonly onRide: (ride: Ride) => void;
  readonly onShow: (quote: Quote) => void;
}

/** The form of a trip, its quote, the waterfall, and the recent quotes. */
export function QuotePanel({ query, ends, page, onChoose, onFocus, onShow, ...next }: QuotePanelProps) {
  const { state, retry } = query;
  const recentTimings = useRecentTimings(state);
  const errors = useMemo(() => errorsOf(state), [state]);
  return (
    <>
      {/* The list of places opens within the page's landmark, where screen readers look for it. */}
      <PortalProvider getContainer={() => page.current}>
        <RideForm ends={ends} errors={errors} onChoose={onChoose} onFocus={onFocus} />
      </PortalProvider>
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
