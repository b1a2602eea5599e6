import { type Map as MapLibre, Marker } from "maplibre-gl";
import { useEffect, useEffectEvent } from "react";
import { type Point, placeName, rounded } from "@/ridehailing/places/places";
import { END_NAMES, type Ends } from "@/ridehailing/places/trip-url";

/** Shows one end of the ride as a pin; it can be dragged if there is a handler. */
export function usePin(
  map: MapLibre | undefined,
  end: keyof Ends,
  point: Point | undefined,
  onMove: ((end: keyof Ends, point: Point) => void) | undefined,
): void {
  const isDraggable = onMove !== undefined;
  const moved = useEffectEvent((to: Point) => onMove?.(end, rounded(to)));
  useEffect(() => {
    if (map === undefined || point === undefined) return;
    const element = pinElement(end, point);
    element.dataset.draggable = String(isDraggable);
    const pin = new Marker({ element, draggable: isDraggable }).setLngLat(point).addTo(map);
    pin.on("dragend", () => moved(pin.getLngLat()));
    return () => {
      pin.remove();
    };
  }, [map, end, point, isDraggable]);
}

function pinElement(end: keyof Ends, point: Point): HTMLElement {
  const name = placeName(point);
  const ariaLabel = `${END_NAMES[end]}: ${name}`;
  const element = Object.assign(document.createElement("div"), { className: "map-pin", role: "img", ariaLabel });
  element.dataset.end = end;
  element.append(Object.assign(document.createElement("span"), { className: "map-pin-label", textContent: name }));
  return element;
}
