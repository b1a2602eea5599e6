"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { UNSAFE_PortalProvider as PortalProvider } from "react-aria/PortalProvider";
import { SiteHeader } from "@/components/ui/site-header";
import { useDarkScheme } from "@/components/ui/use-dark-scheme";
import type { Quote } from "@/lib/gateway/types";
import type { Point } from "@/lib/places";
import type { Theme } from "@/lib/theme";
import type { Ends } from "@/lib/trip-url";

import { QuoteResult } from "./quote-result";
import { QuoteStatus } from "./quote-status";
import { RecentQuotes } from "./recent-quotes";
import { RideForm } from "./ride-form";
import { usePast } from "./use-past";
import { type QuoteState, useQuote } from "./use-quote";
import { useTrip } from "./use-trip";

const CityMap = dynamic(() => import("@/components/map/city-map").then((module) => module.CityMap), { ssr: false });

interface QuoteDeskProps {
  readonly mapStyleUrl: string | undefined;
  readonly initialTheme: Theme;
}

/** The product: the map, the two ends of a ride, what it costs, and where the time went. */
export function QuoteDesk({ mapStyleUrl, initialTheme }: QuoteDeskProps) {
  const [trip, go] = useTrip();
  const { state, retry, renew } = useQuote(trip);
  const past = usePast(state);
  const page = useRef<HTMLElement>(null);
  const [theme, setTheme] = useState(initialTheme);
  const [focused, setFocused] = useState<keyof Ends>();
  const isSystemDark = useDarkScheme();
  const quote = shown(state);
  const ends = useMemo(() => (quote?.id === trip.quoteId && quote ? endsOf(quote) : trip.ends), [trip, quote]);

  const choose = useCallback(
    (chosen: Partial<Ends>) => {
      setFocused(undefined);
      go((now) => ({ ends: { ...(now.quoteId ? ends : now.ends), ...chosen }, quoteId: undefined }));
    },
    [go, ends],
  );
  const move = useCallback((end: keyof Ends, point: Point) => choose({ [end]: point }), [choose]);
  const pick = useCallback(
    (point: Point) => move(focused ?? (ends.pickup === undefined ? "pickup" : "dropoff"), point),
    [move, focused, ends],
  );

  return (
    <main ref={page}>
      <h1 className="sr-only">Price a ride across New York</h1>
      <div className="desk-map">
        <CityMap
          ends={ends}
          onMove={move}
          onPick={pick}
          quote={quote}
          styleUrl={mapStyleUrl}
          themeKey={`${theme} ${isSystemDark}`}
        />
      </div>
      <div className="desk-panel space-y-5">
        <SiteHeader onTheme={setTheme} theme={theme} />
        {/* The list of places opens within the page's landmark, where screen readers look for it. */}
        <PortalProvider getContainer={() => page.current}>
          <RideForm ends={ends} errors={errorsOf(state)} onChoose={choose} onFocus={setFocused} />
        </PortalProvider>
        <QuoteStatus state={state} />
        <div aria-busy={state.status === "loading"}>
          <QuoteResult
            ends={ends}
            onChoose={choose}
            onRenew={trip.quoteId ? () => choose(ends) : renew}
            onRetry={retry}
            past={past}
            state={state}
          />
        </div>
        <RecentQuotes
          onShow={(kept) => go(() => ({ ends: endsOf(kept), quoteId: kept.id }))}
          shownId={quote?.id}
          version={past.at(-1)?.startedAt}
        />
      </div>
    </main>
  );
}

function shown(state: QuoteState): Quote | undefined {
  const answer = state.status === "loading" ? state.before : state;
  return answer?.status === "quoted" ? answer.quote : undefined;
}

function errorsOf(state: QuoteState) {
  return state.status === "failed" ? (state.problem.errors ?? []) : [];
}

function endsOf({ pickup, dropoff }: Quote): Ends {
  return { pickup: { lat: pickup.lat, lng: pickup.lng }, dropoff: { lat: dropoff.lat, lng: dropoff.lng } };
}
