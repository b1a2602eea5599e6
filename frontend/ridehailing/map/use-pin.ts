import { type Map as MapLibre, Marker } from "maplibre-gl";
import { useEffect } from "react";
import { type Point, placeName, rounded } from "@/ridehailing/places/places";
import { END_NAMES, type Ends } from "@/ridehailing/places/trip-url";

interface Handlers {
  readonly current: { readonly onMove: ((end: keyof Ends, point: Point) => void) | undefined };
}

/** Shows one end of the ride as a pin; it can be dragged if there is a handler. */
export function usePin(
  map: MapLibre | undefined,
  end: keyof Ends,
  point: Point | undefined,
  { handlers, isDraggable }: { readonly handlers: Handlers; readonly isDraggable: boolean },
): void {
  useEffect(() => {
    if (map === undefined || point === undefined) return;
    const element = pinElement(end, point);
    element.dataset.draggable = String(isDraggable);
    const pin = new Marker({ element, draggable: isDraggable }).setLngLat(point).addTo(map);
    pin.on("dragend", () => handlers.current.onMove?.(end, rounded(pin.getLngLat())));
    return () => {
      pin.remove();
    };
  }, [map, end, point, handlers, isDraggable]);
}

function pinElement(end: keyof Ends, point: Point): HTMLElement {
  const element = document.createElement("div");
  element.className = "map-pin";
  element.dataset.end = end;
  element.role = "img";
  element.ariaLabel = `${END_NAMES[end]}: ${placeName(point)}`;
  const label = document.createElement("span");
  label.className = "map-pin-label";
  label.textContent = placeName(point);
  element.append(label);
  return element;
}
