"use client";

import dynamic from "next/dynamic";
import { plain } from "@/ridehailing/places/places";
import { carOf, viewOf } from "@/ridehailing/ride/ride-on-map";
import { RidePanel } from "@/ridehailing/ride/ride-panel";
import { useLiveRide } from "@/ridehailing/ride/use-live-ride";
import { Desk } from "@/ridehailing/ui/desk";
import { QuotePanel } from "./quote-panel";
import { NOWHERE, tripOf, useChoice } from "./use-choice";
import { shownQuote, useQuote } from "./use-quote";
import { useTrip } from "./use-trip";

const CityMap = dynamic(() => import("@/ridehailing/map/city-map").then((module) => module.CityMap), { ssr: false });

/** The home page: the map, the trip's form, its quote, where the time went, and the ride after its request. */
export function QuotePage({ mapStyleUrl }: { readonly mapStyleUrl: string | undefined }) {
  const [trip, go] = useTrip();
  const query = useQuote(trip);
  const liveRide = useLiveRide(trip.rideId);

  const quote = shownQuote(query.state);
  const isRiding = trip.rideId !== undefined;
  const { ends, choose, focus, move, pick } = useChoice(trip, isRiding ? liveRide.ride : quote, go);
  const car = carOf(liveRide.ride, liveRide.approach);

  const map = (
    <CityMap
      car={car}
      ends={ends}
      onMove={isRiding ? undefined : move}
      onPick={isRiding ? undefined : pick}
      ride={isRiding ? liveRide.ride : quote}
      styleUrl={mapStyleUrl}
      view={viewOf(liveRide.ride, car)}
    />
  );
  const panel = isRiding ? (
    <RidePanel liveRide={liveRide} onAgain={() => go(() => tripOf(ends))} onLeave={() => go(() => tripOf(NOWHERE))} />
  ) : (
    <QuotePanel
      query={query}
      ends={ends}
      onChoose={choose}
      onFocus={focus}
      onRenew={trip.quoteId ? () => choose(ends) : query.renew}
      onRide={(ride) => go(() => ({ ...tripOf(NOWHERE), rideId: ride.id }))}
      onShow={({ id, pickup, dropoff }) =>
        go(() => ({ ...tripOf({ pickup: plain(pickup), dropoff: plain(dropoff) }), quoteId: id }))
      }
    />
  );
  return (
    <Desk isBare={isRiding} map={map} title={isRiding ? "Your ride across New York" : "Price a ride across New York"}>
      {panel}
    </Desk>
  );
}
