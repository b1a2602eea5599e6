"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { SiteHeader } from "@/platform/ui/site-header";
import type { Theme } from "@/platform/ui/theme";
import { useDarkScheme } from "@/platform/ui/use-dark-scheme";
import { type Point, plain } from "@/ridehailing/places/places";
import type { Ends, Trip } from "@/ridehailing/places/trip-url";
import { carOf, viewOf } from "@/ridehailing/ride/ride-on-map";
import { RidePanel } from "@/ridehailing/ride/ride-panel";
import { useLiveRide } from "@/ridehailing/ride/use-live-ride";
import { QuotePanel } from "./quote-panel";
import { shownQuote, useQuote } from "./use-quote";
import { useTrip } from "./use-trip";

const CityMap = dynamic(() => import("@/ridehailing/map/city-map").then((module) => module.CityMap), { ssr: false });

interface QuotePageProps {
  readonly mapStyleUrl: string | undefined;
  readonly initialTheme: Theme;
}

/** The home page: the map, the trip's form, its quote, where the time went, and the ride after its request. */
export function QuotePage({ mapStyleUrl, initialTheme }: QuotePageProps) {
  const [trip, go] = useTrip();
  const query = useQuote(trip);
  const liveRide = useLiveRide(trip.rideId);
  const page = useRef<HTMLElement>(null);
  const [theme, setTheme] = useState(initialTheme);
  const [focused, setFocused] = useState<keyof Ends>();
  const isSystemDark = useDarkScheme();

  const quote = shownQuote(query.state);
  const isRiding = trip.rideId !== undefined;
  const kept = isRiding ? liveRide.ride : quote?.id === trip.quoteId ? quote : undefined;
  const ends = useEnds(kept ?? trip.ends);
  const car = carOf(liveRide.ride, liveRide.approach);

  const choose = useCallback(
    (chosen: Partial<Ends>) => {
      setFocused(undefined);
      go((now) => tripOf({ ...(now.quoteId ? ends : now.ends), ...chosen }));
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
      <h1 className="sr-only">{isRiding ? "Your ride across New York" : "Price a ride across New York"}</h1>
      <div className="desk-map" data-bare={isRiding || undefined}>
        <CityMap
          car={car}
          ends={ends}
          onMove={isRiding ? undefined : move}
          onPick={isRiding ? undefined : pick}
          ride={isRiding ? liveRide.ride : quote}
          styleUrl={mapStyleUrl}
          themeKey={`${theme} ${isSystemDark}`}
          view={viewOf(liveRide.ride, car)}
        />
      </div>
      <div className="desk-panel space-y-5">
        <SiteHeader onTheme={setTheme} theme={theme} />
        {isRiding ? (
          <RidePanel
            liveRide={liveRide}
            onAgain={() => go(() => tripOf(ends))}
            onLeave={() => go(() => tripOf(NOWHERE))}
          />
        ) : (
          <QuotePanel
            query={query}
            ends={ends}
            onChoose={choose}
            onFocus={setFocused}
            onRenew={trip.quoteId ? () => choose(ends) : query.renew}
            onRide={(ride) => go(() => ({ ...tripOf(NOWHERE), rideId: ride.id }))}
            onShow={({ id, pickup, dropoff }) =>
              go(() => ({ ...tripOf({ pickup: plain(pickup), dropoff: plain(dropoff) }), quoteId: id }))
            }
            page={page}
          />
        )}
      </div>
    </main>
  );
}

const NOWHERE: Ends = { pickup: undefined, dropoff: undefined };

function tripOf(ends: Ends): Trip {
  return { ends, quoteId: undefined, rideId: undefined };
}

/** The ends as plain points, identical objects until they change. */
function useEnds({ pickup, dropoff }: Ends): Ends {
  return useMemo(() => ({ pickup: pickup && plain(pickup), dropoff: dropoff && plain(dropoff) }), [pickup, dropoff]);
}
