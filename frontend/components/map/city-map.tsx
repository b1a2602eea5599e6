"use client";

import { useEffect, useRef } from "react";
import type { Quote } from "@/lib/gateway/types";
import { type Point, rounded } from "@/lib/places";
import type { Ends } from "@/lib/trip-url";
import { MapLegend } from "./map-legend";
import { MapMissing } from "./map-missing";
import { RIDE_FACE } from "./ride-face";
import { useHoveredCell } from "./use-hovered-cell";
import { useMap } from "./use-map";
import { usePin } from "./use-pin";
import { useRide } from "./use-ride";

interface CityMapProps {
  readonly styleUrl: string | undefined;
  /** The map takes the theme's colours anew when this changes. */
  readonly themeKey: string;
  readonly ends: Ends;
  readonly quote: Quote | undefined;
  readonly onPick: (point: Point) => void;
  readonly onMove: (end: keyof Ends, point: Point) => void;
}

/** The city: a click picks a point, the pins can be dragged. What it offers, the form beside it offers by keyboard too. */
export function CityMap({ styleUrl, themeKey, ends, quote, onPick, onMove }: CityMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onMove });
  const { map, isMissing } = useMap(frame, {
    face: RIDE_FACE,
    styleUrl,
    themeKey,
    onClick: (point) => onPick(rounded(point)),
  });

  useEffect(() => {
    handlers.current = { onMove };
  });

  usePin(map, "pickup", ends.pickup, handlers);
  usePin(map, "dropoff", ends.dropoff, handlers);
  useRide(map, ends, quote);
  useHoveredCell(map);

  if (isMissing) return <MapMissing />;
  return (
    <>
      <div className="h-full w-full" data-ready={map !== undefined} data-testid="map" ref={frame} />
      <MapLegend />
    </>
  );
}
