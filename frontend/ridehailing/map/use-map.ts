import type { Map as MapLibre } from "maplibre-gl";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Point } from "@/ridehailing/places/places";
import type { MapTheme } from "./map-theme";
import { openMap, repaint } from "./open-map";

interface MapOptions {
  readonly mapTheme: MapTheme;
  readonly styleUrl: string | undefined;
  /** The map reads the theme's colours again when this changes. */
  readonly themeKey: string;
  readonly onClick?: (point: Point) => void;
}

interface OpenedMap {
  /** Undefined until the map has loaded. */
  readonly map: MapLibre | undefined;
  /** Whether this browser cannot draw the map. */
  readonly isMissing: boolean;
}

/** Keeps the city's map open in the frame while the component is mounted. */
export function useMap(frame: RefObject<HTMLElement | null>, options: MapOptions): OpenedMap {
  const { mapTheme, styleUrl, themeKey, onClick } = options;
  const clicked = useRef(onClick);
  const [map, setMap] = useState<MapLibre>();
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    clicked.current = onClick;
  });

  useEffect(() => {
    if (frame.current === null) return;
    const opened = openMap(frame.current, mapTheme, styleUrl);
    if (opened === undefined) return setMissing(true);
    opened.on("click", (event) => clicked.current?.(event.lngLat));
    opened.once("load", () => setMap(opened));
    return () => {
      setMap(undefined);
      opened.remove();
    };
  }, [frame, mapTheme, styleUrl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means new colours in the style sheet
  useEffect(() => {
    if (map) repaint(map, mapTheme, styleUrl);
  }, [map, mapTheme, styleUrl, themeKey]);

  return { map, isMissing };
}
