import type { MapLayerMouseEvent, Map as MapLibre } from "maplibre-gl";
import { useEffect } from "react";

/** Outlines one cell at a time; returns a function that moves the outline to another cell, or removes it. */
export function cellMark(map: MapLibre): (cell: string | undefined) => void {
  let marked: string | undefined;
  return (cell) => {
    if (cell === marked) return;
    if (marked !== undefined) map.setFeatureState({ source: "cells", id: marked }, { isHovered: false });
    if (cell !== undefined) map.setFeatureState({ source: "cells", id: cell }, { isHovered: true });
    marked = cell;
  };
}

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
