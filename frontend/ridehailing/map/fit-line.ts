import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { View } from "@/ridehailing/ride/ride-on-map";
import { ridePadding } from "./padding";

const MOVE_MS = 700;
const CAR_ZOOM = 13; // closer up, nothing around the car and the pickup shows where they are

/** Moves the map so that every point of the line, `[lng, lat]` pairs, is visible beside the panels. */
export function fitLine(map: MapLibre, line: readonly [number, number][], maxZoom = 14): void {
  map.fitBounds(boundsOf(line), {
    padding: ridePadding(map.getContainer()),
    maxZoom,
    animate: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    duration: MOVE_MS,
  });
}

function boundsOf(line: readonly [number, number][]): [number, number, number, number] {
  const lngs = line.map(([lng]) => lng);
  const lats = line.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** Moves the map to the view once per key. */
export function useMapView(map: MapLibre | undefined, view: View | undefined): void {
  const shown = useRef("");
  useEffect(() => {
    if (map === undefined || view === undefined || view.points.length === 0 || shown.current === view.key) return;
    shown.current = view.key;
    fitLine(
      map,
      view.points.map(({ lat, lng }) => [lng, lat]),
      CAR_ZOOM,
    );
  }, [map, view]);
}
