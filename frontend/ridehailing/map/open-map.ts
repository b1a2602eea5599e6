import {
  AttributionControl,
  GPUInitializationError,
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from "maplibre-gl";
import { baseStyle, surroundings } from "./base-style";
import { cells, foreground, sources } from "./cell-layers";
import type { MapTheme } from "./map-theme";
import { cityPadding } from "./padding";

const NEW_YORK: LngLatBoundsLike = [
  [-74.26, 40.49],
  [-73.7, 40.92],
];
const CITY_LIMITS: LngLatBoundsLike = [
  [-75.2, 40.0],
  [-72.8, 41.4],
];

setWorkerUrl("/map/maplibre-gl-worker.mjs");

/** Opens the map with the built-in style, or with the style at the URL; undefined when this browser cannot draw it. */
export function openMap(
  container: HTMLElement,
  mapTheme: MapTheme,
  styleUrl: string | undefined,
): MapLibre | undefined {
  try {
    const map = new MapLibre({
      container,
      style: styleUrl ?? ownStyle(mapTheme),
      bounds: NEW_YORK,
      fitBoundsOptions: { padding: cityPadding(container) },
      maxBounds: CITY_LIMITS,
      maxPitch: 0,
      dragRotate: false,
      attributionControl: false,
    });
    map.touchZoomRotate.disableRotation();
    map.getCanvas().setAttribute("aria-label", mapTheme.label);
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new AttributionControl({ compact: true }), "top-right");
    map.once("load", () => foldAttribution(container));
    if (styleUrl !== undefined) map.on("style.load", () => addOverlay(map, mapTheme));
    return map;
  } catch (error) {
    if (error instanceof GPUInitializationError) return undefined;
    throw error;
  }
}

/** Applies the theme's current colours and keeps the view. */
export function repaint(map: MapLibre, mapTheme: MapTheme, styleUrl: string | undefined): void {
  const layers = styleUrl === undefined ? ownStyle(mapTheme).layers : [...cells(mapTheme), ...foreground(mapTheme)];
  for (const { id, paint } of layers.filter((layer) => map.getLayer(layer.id))) {
    for (const [name, value] of Object.entries(paint ?? {}) as [never, never][]) map.setPaintProperty(id, name, value);
  }
}

/** Collapses the attribution from the start; MapLibre does so only after the first drag. */
function foldAttribution(container: HTMLElement): void {
  const attribution = container.querySelector("details.maplibregl-ctrl-attrib");
  attribution?.removeAttribute("open");
  attribution?.classList.remove("maplibregl-compact-show");
}

function ownStyle(mapTheme: MapTheme): StyleSpecification {
  const base = baseStyle();
  const layers = [...base.layers, ...cells(mapTheme), ...surroundings(), ...foreground(mapTheme)];
  return { ...base, sources: { ...base.sources, ...sources(mapTheme) }, layers };
}

function addOverlay(map: MapLibre, mapTheme: MapTheme): void {
  for (const [id, source] of Object.entries(sources(mapTheme))) map.addSource(id, source);
  for (const layer of [...cells(mapTheme), ...foreground(mapTheme)]) map.addLayer(layer);
}
