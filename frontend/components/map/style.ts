import type { StyleSpecification } from "maplibre-gl";

const EMPTY = { type: "FeatureCollection" as const, features: [] };
const ATTRIBUTION = "Boroughs: NYC DCP · Land: US Census · Cells: H3";

/** The theme's colour of that name, as the style sheet has it now. */
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The map's own ground, which needs no tile server: water, the land around, the five boroughs. */
export function ground(): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: "/map/land.json" },
      boroughs: { type: "geojson", data: "/map/boroughs.json", attribution: ATTRIBUTION },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("map-water") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("map-land") } },
      { id: "city", type: "fill", source: "boroughs", paint: { "fill-color": colour("map-city") } },
      { id: "shore", type: "line", source: "boroughs", paint: { "line-color": colour("map-edge"), "line-width": 1 } },
    ],
  };
}

/** What is drawn on any ground: the cells, those of the ride in the accent, and the straight line between its ends. */
export function overlay(): Pick<StyleSpecification, "sources" | "layers"> {
  const chosen = ["in", ["get", "cell"], ["literal", []]] as never;
  return {
    sources: {
      cells: { type: "geojson", data: "/map/cells.json" },
      ride: { type: "geojson", data: EMPTY },
    },
    layers: [
      {
        id: "cells",
        type: "line",
        source: "cells",
        paint: {
          "line-color": colour("map-cell"),
          "line-width": ["interpolate", ["linear"], ["zoom"], 9, 0.3, 13, 1],
          "line-opacity": ["interpolate", ["linear"], ["zoom"], 9, 0.45, 12, 0.9],
        },
      },
      {
        id: "ride-cells",
        type: "fill",
        source: "cells",
        filter: chosen,
        paint: { "fill-color": colour("accent"), "fill-opacity": 0.18 },
      },
      {
        id: "ride",
        type: "line",
        source: "ride",
        layout: { "line-cap": "round" },
        paint: { "line-color": colour("accent"), "line-width": 3, "line-dasharray": [0.1, 2] },
      },
    ],
  };
}
