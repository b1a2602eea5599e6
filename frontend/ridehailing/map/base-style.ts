import type { StyleSpecification } from "maplibre-gl";
import { colour } from "./map-theme";

const NAMES: readonly (readonly [string, number, number])[] = [
  ["Manhattan", -74.03, 40.78],
  ["The Bronx", -73.865, 40.862],
  ["Queens", -73.8, 40.735],
  ["Brooklyn", -73.955, 40.645],
  ["Staten Island", -74.15, 40.575],
];

/** The built-in base style, which needs no tile server: water, and the boroughs' names. */
export function baseStyle(): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: "/map/land.json", attribution: "Land: US Census" },
      // Not simplified: simplified outlines of neighbouring holes would cross, and cover the city at low zoom.
      outside: { type: "geojson", data: "/map/outside.json", tolerance: 0 },
      names: { type: "geojson", data: names() },
    },
    layers: [{ id: "water", type: "background", paint: { "background-color": colour("map-water") } }],
  };
}

/** The built-in style's layers above the cells: water that fades them out beyond the shore, land around the city. */
export function surroundings(): StyleSpecification["layers"] {
  return [
    {
      id: "outside",
      type: "fill",
      source: "outside",
      paint: { "fill-color": colour("map-water"), "fill-opacity": 0.82 },
    },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("map-land") } },
    {
      id: "names",
      type: "symbol",
      source: "names",
      layout: {
        "text-field": ["get", "name"],
        "text-font": [pageFont()],
        "text-size": 13,
        "text-letter-spacing": 0.06,
      },
      paint: { "text-color": colour("map-name"), "text-halo-color": colour("map-gap"), "text-halo-width": 1.5 },
    },
  ];
}

function names(): GeoJSON.FeatureCollection {
  const features = NAMES.map(([name, lng, lat]) => ({
    type: "Feature" as const,
    properties: { name },
    geometry: { type: "Point" as const, coordinates: [lng, lat] },
  }));
  return { type: "FeatureCollection", features };
}

/** Without a glyph server, the map draws text in the page's font. */
function pageFont(): string {
  return getComputedStyle(document.body).fontFamily.split(",")[0]?.replaceAll('"', "") ?? "sans-serif";
}
