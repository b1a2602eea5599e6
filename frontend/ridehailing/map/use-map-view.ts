import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { View } from "@/ridehailing/ride/ride-on-map";
import { fitLine } from "./fit-line";

const CAR_ZOOM = 13; // from nearer, a car and a pickup stand in cells without anything to know the place by

/** Moves the map to the view once for each of its keys. */
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
