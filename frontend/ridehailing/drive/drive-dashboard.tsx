"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { useThemeKey } from "@/platform/ui/theme-provider";
import { plain } from "@/ridehailing/places/places";
import { Desk } from "@/ridehailing/ui/desk";
import { beep } from "./beep";
import { OfflinePanel } from "./offline-panel";
import { OnlinePanel } from "./online-panel";
import type { SoundToggleProps } from "./sound-toggle";
import { SupersededPanel } from "./superseded-panel";
import { type DriverSession, useDriverSession } from "./use-driver-session";

const CityMap = dynamic(() => import("@/ridehailing/map/city-map").then((module) => module.CityMap), { ssr: false });
const TITLE = "Drive · Tandem";

/** The driver's page: a map with the car, and the current offer or ride. */
export function DriveDashboard({ mapStyleUrl }: { readonly mapStyleUrl: string | undefined }) {
  const session = useDriverSession();
  const [isSounding, setSounding] = useState(false);
  const themeKey = useThemeKey();
  useCall(session.shift.offer?.offerId, isSounding);

  const map = <DriveMap session={session} styleUrl={mapStyleUrl} themeKey={themeKey} />;
  return (
    <Desk isBare map={map} title="Drive in New York">
      <Panel isSounding={isSounding} onSounding={setSounding} session={session} />
    </Desk>
  );
}

interface PanelProps extends SoundToggleProps {
  readonly session: DriverSession;
}

function Panel({ session, ...sound }: PanelProps) {
  const { status } = session;
  if (status === undefined)
    return <OfflinePanel at={session.travel?.at} onOnline={session.goOnline} onPlace={session.goTo} />;
  if (status === "superseded") return <SupersededPanel onTakeOver={session.goOnline} />;
  return <OnlinePanel status={status} session={session} {...sound} />;
}

interface DriveMapProps {
  readonly session: DriverSession;
  readonly styleUrl: string | undefined;
  readonly themeKey: string;
}

function DriveMap({ session: { shift, travel, status, goTo }, ...look }: DriveMapProps) {
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
  return (
    <CityMap
      car={
        at && {
          ...at,
          name: "Your car",
          isConnected: status === "live",
          towards: isOnLine ? undefined : travel.route.at(-1),
        }
      }
      ends={ends}
      onPick={goTo}
      ride={trip}
      view={view}
      {...look}
    />
  );
}

/** Signals an offer to the driver in the tab's title, and by a sound if that is on. */
function useCall(offerId: string | undefined, isSounding: boolean): void {
  const sounds = useRef(isSounding);
  useEffect(() => {
    sounds.current = isSounding;
  });
  useEffect(() => {
    if (offerId === undefined) return;
    if (sounds.current) beep();
    document.title = `Ride offered · ${TITLE}`;
    return () => {
      document.title = TITLE;
    };
  }, [offerId]);
}
