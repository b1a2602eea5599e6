import type { Map as MapLibre, PointLike } from "maplibre-gl";
import { useEffect, useState } from "react";
import { cellMark } from "@/ridehailing/map/cell-mark";
import { openMiddle } from "@/ridehailing/map/padding";
import type { Point } from "@/ridehailing/places/places";

/** The cell that the reader inspects, and a point in it. */
export interface InspectedCell {
  readonly cell: string;
  readonly at: Point;
  /** Whether it was reached by keyboard, so that screen readers announce it. */
  readonly isByKeyboard: boolean;
}

/** The cell under the pointer, the one that was tapped, or the one at the centre of a map with the focus. */
export function useInspectedCell(map: MapLibre | undefined): InspectedCell | undefined {
  const [inspected, setInspected] = useState<InspectedCell>();
  useEffect(() => {
    if (map === undefined) return;
    const mark = cellMark(map);
    const inspect = (next: InspectedCell | undefined) => {
      mark(next?.cell);
      setInspected((now) => (now?.cell === next?.cell && now?.isByKeyboard === next?.isByKeyboard ? now : next));
    };
    const endings = [byPointer(map, inspect), byKeyboard(map, inspect)];
    return () => {
      for (const end of endings) end();
    };
  }, [map]);
  return inspected;
}

type Inspect = (next: InspectedCell | undefined) => void;

function byPointer(map: MapLibre, inspect: Inspect): () => void {
  const subscriptions = [
    map.on("mousemove", "cells", ({ features, lngLat }) => {
      inspect({ cell: features?.[0]?.properties.cell, at: lngLat, isByKeyboard: false });
    }),
    map.on("mouseleave", "cells", () => inspect(undefined)),
    map.on("click", ({ point }) => inspect(cellAt(map, point, false))),
  ];
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}

function byKeyboard(map: MapLibre, inspect: Inspect): () => void {
  const canvas = map.getCanvas();
  const middle = () => {
    if (canvas.matches(":focus-visible")) inspect(cellAt(map, openMiddle(map.getContainer()), true));
  };
  const ended = new AbortController();
  const { signal } = ended;
  canvas.addEventListener("focus", middle, { signal });
  canvas.addEventListener("blur", () => inspect(undefined), { signal });
  const moved = map.on("moveend", middle);
  return () => {
    ended.abort();
    moved.unsubscribe();
  };
}

function cellAt(map: MapLibre, point: PointLike, isByKeyboard: boolean): InspectedCell | undefined {
  const cell = map.queryRenderedFeatures(point, { layers: ["cells"] })[0]?.properties.cell;
  return cell === undefined ? undefined : { cell, at: map.unproject(point), isByKeyboard };
}
