import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { Point } from "@/lib/places";
import { bringIntoView } from "./bring-into-view";

/** What the map is to show whole; it moves there once for each key, and leaves the view to the reader until the next. */
export interface View {
  readonly key: string;
  readonly points: readonly Point[];
}

export function useView(map: MapLibre | undefined, view: View | undefined): void {
  const shown = useRef("");
  useEffect(() => {
    if (map === undefined || view === undefined || view.points.length === 0 || shown.current === view.key) return;
    shown.current = view.key;
    bringIntoView(
      map,
      view.points.map(({ lat, lng }) => [lng, lat]),
    );
  }, [map, view]);
}
