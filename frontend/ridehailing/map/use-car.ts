import { type GeoJSONSource, type Map as MapLibre, Marker } from "maplibre-gl";
import { useEffect, useRef } from "react";
import { isSame, type Point } from "@/ridehailing/places/places";
import { bearing, between } from "@/ridehailing/places/travel";
import type { Car } from "@/ridehailing/ride/ride-on-map";

const GLIDE_MS = 1000; // the shortest interval between two positions
const JUMP_DEGREES = 0.05; // nobody drives farther within a second

/** Shows a car at its position; it glides between two positions, unless the reader prefers reduced motion. */
export function useCar(map: MapLibre | undefined, car: Car | undefined): void {
  const marker = useRef<Marker>(undefined);
  const { lat, lng, name, isConnected } = car ?? {};
  const isThere = car !== undefined;

  useEffect(() => {
    if (map === undefined || !isThere) return;
    const element = document.createElement("div");
    const shown = new Marker({ element, rotationAlignment: "map" });
    element.className = "map-car";
    element.role = "img";
    marker.current = shown;
    return () => {
      marker.current = undefined;
      shown.remove();
    };
  }, [map, isThere]);

  useEffect(() => {
    const element = marker.current?.getElement();
    if (map === undefined || element === undefined) return;
    element.ariaLabel = name ?? "";
    element.dataset.connected = String(isConnected);
  }, [map, name, isConnected]);

  useEffect(() => {
    const shown = marker.current;
    if (map === undefined || shown === undefined || lat === undefined || lng === undefined) return;
    return moveTo(map, shown, { lat, lng });
  }, [map, lat, lng]);

  useHeading(map, car);
}

/** Draws a dotted line from the car to its destination. */
function useHeading(map: MapLibre | undefined, car: Car | undefined): void {
  const { lat, lng, towards } = car ?? {};
  const { lat: toLat, lng: toLng } = towards ?? {};
  useEffect(() => {
    const points = [
      [lng, lat],
      [toLng, toLat],
    ].filter((point): point is [number, number] => point.every((degrees) => degrees !== undefined));
    const line = points.length === 2 ? [points] : [];
    map?.getSource<GeoJSONSource>("heading")?.setData({ type: "MultiLineString", coordinates: line });
  }, [map, lat, lng, toLat, toLng]);
}

/** Moves the marker there; returns a function that stops the movement. */
function moveTo(map: MapLibre, marker: Marker, to: Point): (() => void) | undefined {
  const from: Point | undefined = marker.getLngLat();
  if (from && !isSame(from, to)) marker.setRotation(bearing(from, to));
  if (!from || !glides(from, to)) {
    marker.setLngLat(to).addTo(map);
    return;
  }
  const start = performance.now();
  let frame = requestAnimationFrame(function step(now) {
    const share = (now - start) / GLIDE_MS;
    marker.setLngLat(between(from, to, share));
    if (share < 1) frame = requestAnimationFrame(step);
  });
  return () => cancelAnimationFrame(frame);
}

function glides(from: Point, to: Point): boolean {
  const isFar = Math.max(Math.abs(from.lat - to.lat), Math.abs(from.lng - to.lng)) > JUMP_DEGREES;
  return !isSame(from, to) && !isFar && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
