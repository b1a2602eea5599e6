"use client";

import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapLibre,
  Marker,
  NavigationControl,
  setWorkerUrl,
} from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { type Point, rounded } from "@/lib/places";
import type { Ends } from "@/lib/trip-url";
import { ground, overlay } from "./style";

const NEW_YORK: LngLatBoundsLike = [
  [-74.06, 40.63],
  [-73.76, 40.84],
];
const CITY_LIMITS: LngLatBoundsLike = [
  [-75.0, 40.2],
  [-73.0, 41.4],
];

setWorkerUrl("/map/maplibre-gl-worker.mjs");

interface CityMapProps {
  readonly styleUrl: string | undefined;
  readonly themeKey: string;
  readonly ends: Ends;
  readonly cells: readonly string[];
  readonly onPick: (point: Point) => void;
  readonly onMove: (end: keyof Ends, point: Point) => void;
}

/** The city: a click picks a point, the pins can be dragged. What it offers, the form beside it offers by keyboard too. */
export function CityMap({ styleUrl, themeKey, ends, cells, onPick, onMove }: CityMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onPick, onMove });
  const [map, setMap] = useState<MapLibre>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    handlers.current = { onPick, onMove };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the style sheet anew when the theme changes
  useEffect(() => {
    if (frame.current === null) return;
    const opened = open(frame.current, styleUrl);
    if (opened === undefined) {
      setFailed(true);
      return;
    }
    opened.on("click", (event) => handlers.current.onPick(rounded(event.lngLat)));
    opened.once("load", () => setMap(opened));
    return () => {
      setMap(undefined);
      opened.remove();
    };
  }, [styleUrl, themeKey]);

  usePin(map, "pickup", ends.pickup, handlers);
  usePin(map, "dropoff", ends.dropoff, handlers);
  useRide(map, ends, cells);

  if (failed) return <MapMissing />;
  return <div ref={frame} className="h-full w-full" data-ready={map !== undefined} data-testid="map" />;
}

function MapMissing() {
  return (
    <p className="absolute inset-0 grid place-content-center p-8 text-center text-muted" role="note">
      This browser cannot draw the map (it needs WebGL 2). Choose both ends in the form; everything else works.
    </p>
  );
}

function open(container: HTMLElement, styleUrl: string | undefined): MapLibre | undefined {
  try {
    const base = ground();
    const extra = overlay();
    const own = { ...base, sources: { ...base.sources, ...extra.sources }, layers: [...base.layers, ...extra.layers] };
    const map = new MapLibre({
      container,
      style: styleUrl ?? own,
      bounds: NEW_YORK,
      fitBoundsOptions: { padding: paddingOf(container) },
      maxBounds: CITY_LIMITS,
      maxPitch: 0,
      dragRotate: false,
      attributionControl: { compact: true },
    });
    map.touchZoomRotate.disableRotation();
    map
      .getCanvas()
      .setAttribute("aria-label", "Map of New York. Click to pick a point; arrow keys move, plus and minus zoom.");
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    if (styleUrl !== undefined) map.on("style.load", () => addOverlay(map));
    return map;
  } catch {
    return undefined;
  }
}

function addOverlay(map: MapLibre): void {
  const { sources, layers } = overlay();
  for (const [id, source] of Object.entries(sources)) map.addSource(id, source);
  for (const layer of layers) map.addLayer(layer);
}

/** Room for the panel that lies over the map, where it does. */
function paddingOf(container: HTMLElement): { top: number; bottom: number; left: number; right: number } {
  const wide = container.clientWidth > 768;
  return wide ? { top: 80, bottom: 80, left: 520, right: 120 } : { top: 40, bottom: 40, left: 32, right: 32 };
}

type Handlers = { readonly current: Pick<CityMapProps, "onMove"> };

function usePin(map: MapLibre | undefined, end: keyof Ends, point: Point | undefined, handlers: Handlers): void {
  useEffect(() => {
    if (map === undefined || point === undefined) return;
    const element = document.createElement("div");
    element.className = "map-pin";
    element.dataset.end = end;
    const pin = new Marker({ element, draggable: true }).setLngLat(point).addTo(map);
    element.setAttribute("aria-label", end === "pickup" ? "Pickup" : "Drop-off");
    element.setAttribute("role", "img");
    element.removeAttribute("tabindex");
    pin.on("dragend", () => handlers.current.onMove(end, rounded(pin.getLngLat())));
    return () => {
      pin.remove();
    };
  }, [map, end, point, handlers]);
}

function useRide(map: MapLibre | undefined, { pickup, dropoff }: Ends, cells: readonly string[]): void {
  useEffect(() => {
    if (map === undefined) return;
    map.setFilter("ride-cells", ["in", ["get", "cell"], ["literal", [...cells]]]);
    const line = [pickup, dropoff].flatMap((point) => (point ? [[point.lng, point.lat]] : []));
    const drawn = line.length === 2 ? [line as [number, number][]] : [];
    const source = map.getSource("ride") as GeoJSONSource | undefined;
    source?.setData({ type: "MultiLineString", coordinates: drawn });
  }, [map, pickup, dropoff, cells]);

  useEffect(() => {
    if (map === undefined || pickup === undefined || dropoff === undefined) return;
    const west = Math.min(pickup.lng, dropoff.lng);
    const east = Math.max(pickup.lng, dropoff.lng);
    const south = Math.min(pickup.lat, dropoff.lat);
    const north = Math.max(pickup.lat, dropoff.lat);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const options = { padding: paddingOf(map.getContainer()), maxZoom: 14, animate: !calm, duration: 700 };
    map.fitBounds([west, south, east, north], options);
  }, [map, pickup, dropoff]);
}
