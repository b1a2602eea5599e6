"use client";

import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useMemo } from "react";
import { plain } from "@/ridehailing/places/places";
import { Desk } from "@/ridehailing/ui/desk";
import { beep } from "./beep";
import { OnlinePanel } from "./online-panel";
import { PlaceChoice } from "./place-choice";
import { type DriverSession, useDriverSession } from "./use-driver-session";

const CityMap = dynamic(() => import("@/ridehailing/map/city-map").then((module) => module.CityMap), { ssr: false });
const TITLE = "Drive · Tandem";

/** The driver's page: a map with the car, and the current offer or ride. */
export function DriveDashboard({ mapStyleUrl }: { readonly mapStyleUrl: string | undefined }) {
  const session = useDriverSession();
  useCall(session.shift.offer?.offerId, session.isSounding);
  return (
    <Desk isBare map={<DriveMap session={session} styleUrl={mapStyleUrl} />} title="Drive in New York">
      <Panel session={session} />
    </Desk>
  );
}

interface SessionProps {
  readonly session: DriverSession;
}

function Panel({ session }: SessionProps) {
  const { status } = session;
  if (status === undefined) return <OfflinePanel session={session} />;
  if (status === "superseded") return <SupersededPanel session={session} />;
  return <OnlinePanel session={session} status={status} />;
}

/** The start of a shift: a place for the car, and the button to go online. */
function OfflinePanel({ session: { travel, goTo, goOnline } }: SessionProps) {
  return (
    <section aria-label="Go online" className="space-y-4">
      <div>
        <h2 className="text-headline">Be a driver</h2>
        <p className="mt-1 text-muted">
          Choose where your car is, here or on the map. Online, you are offered the rides that are requested near it.
        </p>
      </div>
      <PlaceChoice label="Your car is at" onChange={goTo} point={travel?.at} />
      <button
        aria-disabled={travel === undefined || undefined}
        className="button-primary button-wide"
        onClick={() => travel && goOnline()}
        type="button"
      >
        Go online
      </button>
    </section>
  );
}

/** Says that the same driver is online in another window, and offers to take over here. */
function SupersededPanel({ session: { goOnline } }: SessionProps) {
  return (
    <section aria-label="Online elsewhere" className="appear space-y-4" role="alert">
      <div>
        <h2 className="text-headline">You are online elsewhere</h2>
        <p className="mt-1 text-muted">
          Another window of this browser has taken over as the same driver; offers and the ride are there now.
        </p>
      </div>
      <button className="button-primary button-wide" onClick={goOnline} type="button">
        Take over here
      </button>
    </section>
  );
}

function DriveMap({ session, styleUrl }: SessionProps & { readonly styleUrl: string | undefined }) {
  const { shift, travel, status, goTo } = session;
  const trip = shift.ride ?? shift.offer;
  const { pickup, dropoff } = trip ?? {};
  const at = travel?.at;
  const isOnLine = shift.ride?.state === "picked_up";
  const ends = useMemo(
    () => ({ pickup: pickup && plain(pickup), dropoff: dropoff && plain(dropoff) }),
    [pickup, dropoff],
  );
  const view =
    at && trip ? { key: `${trip.rideId} ${shift.ride?.state}`, points: [at, trip.pickup, trip.dropoff] } : undefined;
  const towards = isOnLine ? undefined : travel?.route.at(-1);
  const car = at && { ...at, name: "Your car", isConnected: status === "live", towards };
  return <CityMap car={car} ends={ends} onPick={goTo} ride={trip} styleUrl={styleUrl} view={view} />;
}

/** Signals an offer to the driver in the tab's title, and by a sound if that is on. */
function useCall(offerId: string | undefined, isSounding: boolean): void {
  const sound = useEffectEvent(() => isSounding && beep());
  useEffect(() => {
    if (offerId === undefined) return;
    sound();
    document.title = `Ride offered · ${TITLE}`;
    return () => {
      document.title = TITLE;
    };
  }, [offerId]);
}
