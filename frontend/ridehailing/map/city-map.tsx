import { type Point, rounded } from "@/ridehailing/places/places";
import type { Ends } from "@/ridehailing/places/trip-url";
import type { Car, View } from "@/ridehailing/ride/ride-on-map";
import { useHoveredCell } from "./cell-mark";
import { useMapView } from "./fit-line";
import { MapFrame } from "./map-frame";
import { RIDE_MAP_THEME } from "./ride-map-theme";
import { useCar } from "./use-car";
import { useMap } from "./use-map";
import { usePin } from "./use-pin";
import { type CellRide, useRide } from "./use-ride";

interface CityMapProps {
  readonly styleUrl: string | undefined;
  readonly ends: Ends;
  /** The ride with its cells, when they are known. */
  readonly ride: CellRide | undefined;
  readonly car?: Car | undefined;
  readonly view?: View | undefined;
  readonly onPick?: ((point: Point) => void) | undefined;
  readonly onMove?: ((end: keyof Ends, point: Point) => void) | undefined;
}

/** The city's map: a click picks a point, pins can be dragged. The form beside it offers the same by keyboard. */
export function CityMap({ styleUrl, ends, ride, car, view, onPick, onMove }: CityMapProps) {
  const opened = useMap(RIDE_MAP_THEME, styleUrl, (point) => onPick?.(rounded(point)));
  const { map } = opened;
  usePin(map, "pickup", ends.pickup, onMove);
  usePin(map, "dropoff", ends.dropoff, onMove);
  useRide(map, ends, ride);
  useCar(map, car);
  useMapView(map, view);
  useHoveredCell(map);

  const hint = "Choose both ends in the form; everything else works.";
  return (
    <MapFrame hint={hint} opened={opened} picks={onPick !== undefined}>
      <MapLegend />
    </MapFrame>
  );
}

/** What the cells' colours mean. */
function MapLegend() {
  return (
    <p className="pointer-events-none absolute bottom-[calc(var(--covered-bottom)-0.75rem)] left-4 flex items-center gap-2 rounded-lg bg-surface px-2.5 py-1 text-[0.75rem] md:top-4 md:bottom-auto md:left-[calc(var(--covered-left)+1rem)]">
      Drivers usually here <span className="text-muted">few</span>
      <span
        aria-hidden
        className="h-2 w-16 rounded-[2px] bg-[linear-gradient(to_right,var(--color-map-calm),var(--color-map-some),var(--color-map-busy))]"
      />
      <span className="text-muted">many</span>
    </p>
  );
}
