import { useEffect, useRef } from "react";
import { type Point, rounded } from "@/ridehailing/places/places";
import type { Ends } from "@/ridehailing/places/trip-url";
import type { Car, View } from "@/ridehailing/ride/ride-on-map";
import { MapLegend } from "./map-legend";
import { MapMissing } from "./map-missing";
import { RIDE_MAP_THEME } from "./ride-map-theme";
import { useCar } from "./use-car";
import { useHoveredCell } from "./use-hovered-cell";
import { useMap } from "./use-map";
import { useMapView } from "./use-map-view";
import { usePin } from "./use-pin";
import { type CellRide, useRide } from "./use-ride";

interface CityMapProps {
  readonly styleUrl: string | undefined;
  /** The map reads the theme's colours again when this changes. */
  readonly themeKey: string;
  readonly ends: Ends;
  /** The ride with its cells, when they are known. */
  readonly ride: CellRide | undefined;
  readonly car?: Car | undefined;
  readonly view?: View | undefined;
  readonly onPick?: ((point: Point) => void) | undefined;
  readonly onMove?: ((end: keyof Ends, point: Point) => void) | undefined;
}

/**
 * The map of the city: a click picks a point, the pins can be dragged. The form beside it offers the same by
 * keyboard.
 */
export function CityMap({ styleUrl, themeKey, ends, ride, car, view, onPick, onMove }: CityMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onMove });
  const { map, isMissing } = useMap(frame, {
    mapTheme: RIDE_MAP_THEME,
    styleUrl,
    themeKey,
    onClick: (point) => onPick?.(rounded(point)),
  });

  useEffect(() => {
    handlers.current = { onMove };
  });

  const pin = { handlers, isDraggable: onMove !== undefined };
  usePin(map, "pickup", ends.pickup, pin);
  usePin(map, "dropoff", ends.dropoff, pin);
  useRide(map, ends, ride);
  useCar(map, car);
  useMapView(map, view);
  useHoveredCell(map);

  if (isMissing) return <MapMissing hint="Choose both ends in the form; everything else works." />;
  return (
    <>
      <div
        className="h-full w-full"
        data-picks={onPick !== undefined}
        data-ready={map !== undefined}
        data-testid="map"
        ref={frame}
      />
      <MapLegend />
    </>
  );
}
