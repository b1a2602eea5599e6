import type { MapLayerMouseEvent, Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";
import { cellMark } from "./cell-mark";

/** Outlines the cell under the pointer, which a click picks. */
export function useHoveredCell(map: MapLibre | undefined): void {
  useEffect(() => {
    if (map === undefined || !matchMedia("(hover: hover)").matches) return;
    const mark = cellMark(map);
    const over = map.on("mousemove", "cells", ({ features }: MapLayerMouseEvent) =>
      mark(features?.[0]?.properties.cell),
    );
    const out = map.on("mouseleave", "cells", () => mark(undefined));
    return () => {
      over.unsubscribe();
      out.unsubscribe();
    };
  }, [map]);
}
