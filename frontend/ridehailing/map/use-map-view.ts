import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { View } from "@/ridehailing/ride/ride-on-map";
import { fitLine } from "./fit-line";

const CAR_ZOOM = 13; // closer up, nothing around the car and the pickup shows where they are

/** Moves the map to the view once per key. */
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
