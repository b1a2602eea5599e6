import type { Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import type { CityStore } from "./model/city-store";

/** Colours the map's cells by surge; updates only the cells whose surge changed. */
export function useSurge(map: MapLibre | undefined, store: CityStore): void {
  useEffect(() => {
    if (map === undefined) return;
    const shown = new Map<string, number>();
    const show = () => {
      for (const { cell, surge } of store.cells.takeChanged()) {
        if (shown.get(cell) === surge) continue;
        shown.set(cell, surge);
        map.setFeatureState({ source: "cells", id: cell }, { surge });
      }
    };
    show();
    return store.onDrawn(show);
  }, [map, store]);
}
