import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { type Bounds, viewportFor } from "./model/viewport";

const SETTLES_MS = 600;

/** Reports the visible part of the city when the map has come to rest; undefined for the whole city. */
export function useViewport(map: MapLibre | undefined, onViewport: (viewport: Bounds | undefined) => void): void {
  useEffect(() => {
    if (map === undefined) return;
    let current: Bounds | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      current = viewportFor(seenOn(map), current);
      onViewport(current);
    };
    const moved = map.on("moveend", () => {
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLES_MS);
    });
    return () => {
      clearTimeout(timer);
      moved.unsubscribe();
    };
  }, [map, onViewport]);
}

function seenOn(map: MapLibre): Bounds {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}
