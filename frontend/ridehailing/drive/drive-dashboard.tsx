"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useRef, useState } from "react";
import { UNSAFE_PortalProvider as PortalProvider } from "react-aria/PortalProvider";
import { SiteHeader } from "@/platform/ui/site-header";
import type { Theme } from "@/platform/ui/theme";
import { useDarkScheme } from "@/platform/ui/use-dark-scheme";
import { plain } from "@/ridehailing/places/places";
import { beep } from "./beep";
import { Offline } from "./offline-panel";
import { AtWork } from "./online-panel";
import type { SoundChoiceProps } from "./sound-choice";
import { Superseded } from "./superseded-panel";
import { type ShiftAtWork, useShift } from "./use-shift";

const CityMap = dynamic(() => import("@/ridehailing/map/city-map").then((module) => module.CityMap), { ssr: false });
const TITLE = "Drive · Tandem";

interface DriveDashboardProps {
  readonly mapStyleUrl: string | undefined;
  readonly initialTheme: Theme;
}

/** A driver's place of work: the map with his car, and what he has before him. */
export function DriveDashboard({ mapStyleUrl, initialTheme }: DriveDashboardProps) {
  const work = useShift();
  const page = useRef<HTMLElement>(null);
  const [theme, setTheme] = useState(initialTheme);
  const [isSounding, setSounding] = useState(false);
  const isSystemDark = useDarkScheme();
  useCall(work.shift.offer?.offerId, isSounding);

  return (
    <main ref={page}>
      <h1 className="sr-only">Drive in New York</h1>
      <div className="desk-map" data-bare>
        <DriveMap styleUrl={mapStyleUrl} themeKey={`${theme} ${isSystemDark}`} work={work} />
      </div>
      <div className="desk-panel space-y-5">
        <SiteHeader onTheme={setTheme} theme={theme} />
        <PortalProvider getContainer={() => page.current}>
          <Panel isSounding={isSounding} onSounding={setSounding} work={work} />
        </PortalProvider>
      </div>
    </main>
  );
}

interface PanelProps extends SoundChoiceProps {
  readonly work: ShiftAtWork;
}

function Panel({ work, ...sound }: PanelProps) {
  const { status } = work;
  if (status === undefined) return <Offline at={work.travel?.at} onOnline={work.goOnline} onPlace={work.goTo} />;
  if (status === "superseded") return <Superseded onTakeOver={work.goOnline} />;
  return <AtWork status={status} work={work} {...sound} />;
}

interface DriveMapProps {
  readonly work: ShiftAtWork;
  readonly styleUrl: string | undefined;
  readonly themeKey: string;
}

function DriveMap({ work: { shift, travel, status, goTo }, ...look }: DriveMapProps) {
  const way = shift.ride ?? shift.offer;
  const { pickup, dropoff } = way ?? {};
  const at = travel?.at;
  const isOnLine = shift.ride?.state === "picked_up";
  const ends = useMemo(
    () => ({ pickup: pickup && plain(pickup), dropoff: dropoff && plain(dropoff) }),
    [pickup, dropoff],
  );
  const view =
    at && way ? { key: `${way.rideId} ${shift.ride?.state}`, points: [at, way.pickup, way.dropoff] } : undefined;
  return (
    <CityMap
      car={
        at && {
          ...at,
          name: "Your car",
          isConnected: status === "live",
          towards: isOnLine ? undefined : travel.way.at(-1),
        }
      }
      ends={ends}
      onPick={goTo}
      ride={way}
      view={view}
      {...look}
    />
  );
}

/** Calls the driver to an offer: by the tab's title, and by a sound where he wants one. */
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
