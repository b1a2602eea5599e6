import type { MapLayerMouseEvent, Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";

/** Outlines the cell under the pointer, which is the one a click picks. */
export function useHoveredCell(map: MapLibre | undefined): void {
  useEffect(() => {
    if (map === undefined || !matchMedia("(hover: hover)").matches) return;
    let cell: string | number | undefined;
    const mark = (next: string | number | undefined) => {
      if (next === cell) return;
      if (cell !== undefined) map.setFeatureState({ source: "cells", id: cell }, { isHovered: false });
      if (next !== undefined) map.setFeatureState({ source: "cells", id: next }, { isHovered: true });
      cell = next;
    };
    const over = map.on("mousemove", "cells", (event: MapLayerMouseEvent) => mark(event.features?.[0]?.id));
    const out = map.on("mouseleave", "cells", () => mark(undefined));
    return () => {
      over.unsubscribe();
      out.unsubscribe();
    };
  }, [map]);
}
