"use client";

import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import type { Quote } from "@/lib/gateway/types";
import { type Point, rounded } from "@/lib/places";
import type { Ends } from "@/lib/trip-url";
import { MapLegend } from "./map-legend";
import { MapMissing } from "./map-missing";
import { openMap, repaint } from "./open-map";
import { useHoveredCell } from "./use-hovered-cell";
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
  const handlers = useRef({ onPick, onMove });
  const [map, setMap] = useState<MapLibre>();
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    handlers.current = { onPick, onMove };
  });

  useEffect(() => {
    if (frame.current === null) return;
    const opened = openMap(frame.current, styleUrl);
    if (opened === undefined) return setMissing(true);
    opened.on("click", (event) => handlers.current.onPick(rounded(event.lngLat)));
    opened.once("load", () => setMap(opened));
    return () => {
      setMap(undefined);
      opened.remove();
    };
  }, [styleUrl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means new colours in the style sheet
  useEffect(() => {
    if (map) repaint(map, styleUrl);
  }, [map, styleUrl, themeKey]);

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
