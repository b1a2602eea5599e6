import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import { opaqueWhere } from "./cell-layers";
import { colour, type MapTheme } from "./map-theme";

/** The map theme of the quote's and the driver's page: cells by the usual supply of drivers, and the ride. */
export const RIDE_MAP_THEME: MapTheme = {
  label: "Map of New York. Click to pick a point; arrow keys move, plus and minus zoom.",
  sources: {
    ride: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    heading: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
  },
  cellColour: busyness,
  layers: ride,
};

function busyness(): ExpressionSpecification {
  const busy = ["interpolate", ["linear"], ["get", "busy"]];
  return [...busy, 0, colour("map-calm"), 0.35, colour("map-some"), 1, colour("map-busy")] as never;
}

function ride(): StyleSpecification["layers"] {
  return [
    {
      id: "ride-cells",
      type: "line",
      source: "cells",
      layout: { "line-join": "round" },
      paint: { "line-color": colour("accent"), "line-width": 2, "line-opacity": opaqueWhere("isEnd") },
    },
    {
      id: "ride-edge",
      type: "line",
      source: "ride",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colour("surface"), "line-width": 8, "line-opacity": 0.9 },
    },
    {
      id: "ride-line",
      type: "line",
      source: "ride",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colour("accent"), "line-width": 4 },
    },
    {
      id: "heading",
      type: "line",
      source: "heading",
      layout: { "line-cap": "round" },
      paint: { "line-color": colour("ink"), "line-width": 3, "line-dasharray": [0.1, 2.5] },
    },
  ];
}
