import type { Map as MapLibre } from "maplibre-gl";

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
