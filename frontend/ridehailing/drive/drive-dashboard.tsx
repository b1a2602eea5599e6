"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { UNSAFE_PortalProvider as PortalProvider } from "react-aria/PortalProvider";
import { SiteHeader } from "@/platform/ui/site-header";
import type { Theme } from "@/platform/ui/theme";
import { useDarkScheme } from "@/platform/ui/use-dark-scheme";
import { plain } from "@/ridehailing/places/places";
import { beep } from "./beep";
import { OfflinePanel } from "./offline-panel";
import { OnlinePanel } from "./online-panel";
import type { SoundToggleProps } from "./sound-toggle";
import { SupersededPanel } from "./superseded-panel";
import { type DriverSession, useDriverSession } from "./use-driver-session";

const CityMap = dynamic(() => import("@/ridehailing/map/city-map").then((module) => module.CityMap), { ssr: false });
const TITLE = "Drive · Tandem";

interface DriveDashboardProps {
  readonly mapStyleUrl: string | undefined;
  readonly initialTheme: Theme;
}

/** The driver's page: a map with the car, and the current offer or ride. */
export function DriveDashboard({ mapStyleUrl, initialTheme }: DriveDashboardProps) {
  const session = useDriverSession();
  const page = useRef<HTMLElement>(null);
  const [theme, setTheme] = useState(initialTheme);
  const [isSounding, setSounding] = useState(false);
  const isSystemDark = useDarkScheme();
  useCall(session.shift.offer?.offerId, isSounding);

  return (
    <main ref={page}>
      <h1 className="sr-only">Drive in New York</h1>
      <div className="desk-map" data-bare>
        <DriveMap styleUrl={mapStyleUrl} themeKey={`${theme} ${isSystemDark}`} session={session} />
      </div>
      <div className="desk-panel space-y-5">
        <SiteHeader onTheme={setTheme} theme={theme} />
        <PortalProvider getContainer={() => page.current}>
          <Panel isSounding={isSounding} onSounding={setSounding} session={session} />
        </PortalProvider>
      </div>
    </main>
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
