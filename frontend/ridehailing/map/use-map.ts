import type { Map as MapLibre } from "maplibre-gl";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { useThemeKey } from "@/platform/ui/theme-provider";
import type { Point } from "@/ridehailing/places/places";
import type { MapTheme } from "./map-theme";
import { openMap, repaint } from "./open-map";

export interface OpenedMap {
  /** The element that the map is opened in. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Undefined until the map has loaded. */
  readonly map: MapLibre | undefined;
  /** Whether this browser cannot draw the map. */
  readonly isMissing: boolean;
}

/** Keeps the city's map open in the frame while the component is mounted, in the theme's current colours. */
export function useMap(mapTheme: MapTheme, styleUrl: string | undefined, onClick?: (point: Point) => void): OpenedMap {
  const frame = useRef<HTMLDivElement>(null);
  const themeKey = useThemeKey();
  const clicked = useEffectEvent((point: Point) => onClick?.(point));
  const [map, setMap] = useState<MapLibre>();
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    if (frame.current === null) return;
    const opened = openMap(frame.current, mapTheme, styleUrl);
    if (opened === undefined) return setMissing(true);
    opened.on("click", (event) => clicked(event.lngLat));
    opened.once("load", () => setMap(opened));
    return () => {
      setMap(undefined);
      opened.remove();
    };
  }, [mapTheme, styleUrl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means new colours in the style sheet
  useEffect(() => {
    if (map) repaint(map, mapTheme, styleUrl);
  }, [map, mapTheme, styleUrl, themeKey]);

  return { frame, map, isMissing };
}
