"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useMemo, useState } from "react";
import { currentTheme, ThemeToggle } from "@/components/ui/theme-toggle";
import { useDarkScheme } from "@/components/ui/use-dark-scheme";
import type { Quote } from "@/lib/gateway/types";
import type { Point } from "@/lib/places";
import type { Theme } from "@/lib/theme";
import { type Ends, endsIn, queryOf } from "@/lib/trip-url";
import { PlaceField } from "./place-field";
import { QuoteResult } from "./quote-result";
import { RecentQuotes } from "./recent-quotes";
import { useQuote } from "./use-quote";

const CityMap = dynamic(() => import("@/components/map/city-map").then((module) => module.CityMap), { ssr: false });
const NOWHERE: Ends = { pickup: undefined, dropoff: undefined };

/** The product: the map, the two ends of a ride, what it costs, and where the time went. */
export function QuoteDesk({ mapStyleUrl }: { readonly mapStyleUrl: string | undefined }) {
  const [ends, setEnds] = useState<Ends>(NOWHERE);
  const [ride, setRide] = useState<Ends>(NOWHERE);
  const [theme, setTheme] = useState<Theme>("system");
  const isSystemDark = useDarkScheme();
  const { state, retry, renew, show } = useQuote(ride);

  useEffect(() => {
    setTheme(currentTheme());
    const linked = endsIn(location.search);
    setEnds(linked);
    setRide(linked);
  }, []);

  const choose = useCallback((next: Ends) => {
    setEnds(next);
    setRide(next);
    history.replaceState(null, "", queryOf(next) || location.pathname);
  }, []);

  const pick = useCallback(
    (point: Point) => choose(ends.pickup === undefined ? { ...ends, pickup: point } : { ...ends, dropoff: point }),
    [choose, ends],
  );
  const move = useCallback((end: keyof Ends, point: Point) => choose({ ...ends, [end]: point }), [choose, ends]);

  const showAgain = useCallback(
    (quote: Quote) => {
      const { pickup, dropoff } = quote;
      setEnds({ pickup: { lat: pickup.lat, lng: pickup.lng }, dropoff: { lat: dropoff.lat, lng: dropoff.lng } });
      show(quote);
    },
    [show],
  );

  const quote = state.status === "quoted" ? state.quote : undefined;
  const cells = useMemo(() => (quote ? [quote.pickup.cell, quote.dropoff.cell] : []), [quote]);
  const errors = state.status === "failed" ? (state.problem.errors ?? []) : [];
  const errorOf = (end: keyof Ends) => errors.find(({ field }) => field.startsWith(end))?.message;

  return (
    <main className="flex min-h-dvh flex-col md:block">
      <h1 className="sr-only">Price a ride across New York</h1>
      <div className="relative h-[46dvh] shrink-0 md:fixed md:inset-0 md:h-auto">
        <CityMap
          cells={cells}
          ends={ends}
          onMove={move}
          onPick={pick}
          styleUrl={mapStyleUrl}
          themeKey={`${theme} ${isSystemDark}`}
        />
      </div>
      <div className="-mt-4 relative flex-1 rounded-t-2xl bg-surface shadow-(--shadow) md:absolute md:top-4 md:left-4 md:mt-0 md:max-h-[calc(100dvh-2rem)] md:w-[25rem] md:overflow-y-auto md:rounded-2xl">
        <header className="flex items-center justify-between px-5 pt-4">
          <p className="flex items-center gap-2 font-semibold">
            <Logo /> Tandem
          </p>
          <ThemeToggle onChange={setTheme} theme={theme} />
        </header>
        <div className="space-y-6 p-5">
          <form
            className="divide-y divide-line rounded-xl border border-line"
            onSubmit={(event) => event.preventDefault()}
          >
            <div className="p-3">
              <PlaceField
                end="pickup"
                error={errorOf("pickup")}
                label="Pickup"
                onChange={(pickup) => choose({ ...ends, pickup })}
                point={ends.pickup}
              />
            </div>
            <div className="p-3">
              <PlaceField
                end="dropoff"
                error={errorOf("dropoff")}
                label="Drop-off"
                onChange={(dropoff) => choose({ ...ends, dropoff })}
                point={ends.dropoff}
              />
            </div>
          </form>
          <div aria-busy={state.status === "loading"} aria-live="polite" className="space-y-6">
            <QuoteResult hasPickup={ends.pickup !== undefined} onRenew={renew} onRetry={retry} state={state} />
          </div>
          <RecentQuotes onShow={showAgain} version={quote?.id} />
        </div>
      </div>
    </main>
  );
}

function Logo() {
  return (
    <svg aria-hidden="true" className="h-4" viewBox="0 0 28 16">
      <circle className="stroke-ink" cx="8" cy="8" fill="none" r="6" strokeWidth="4" />
      <circle className="stroke-accent" cx="20" cy="8" fill="none" r="6" strokeWidth="4" />
    </svg>
  );
}
