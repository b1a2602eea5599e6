import type { Map as MapLibre } from "maplibre-gl";
import { ridePadding } from "./padding";

const MOVE_MS = 700;

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
