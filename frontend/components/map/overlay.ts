import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import { colour } from "./colour";

const EMPTY = { type: "FeatureCollection" as const, features: [] };

/** What the layers drawn on any ground draw. */
export function sources(): StyleSpecification["sources"] {
  return {
    cells: { type: "geojson", data: "/map/cells.json", promoteId: "cell", attribution: "Cells: H3" },
    shores: { type: "geojson", data: "/map/boroughs.json", attribution: "Boroughs: NYC DCP" },
    ride: { type: "geojson", data: EMPTY },
  };
}

/** The cells, by how many drivers are usually there. */
export function cells(): StyleSpecification["layers"] {
  const busy = ["interpolate", ["linear"], ["get", "busy"]];
  const tint = [...busy, 0, colour("map-calm"), 0.35, colour("map-some"), 1, colour("map-busy")];
  return [
    {
      id: "cells",
      type: "fill",
      source: "cells",
      paint: { "fill-color": tint as never, "fill-opacity": 0.85, "fill-antialias": false },
    },
    {
      id: "cell-gaps",
      type: "line",
      source: "cells",
      paint: {
        "line-color": colour("map-gap"),
        "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], 8, 0.15, 10, 0.8, 11, 1.4, 14, 3],
      },
    },
  ];
}

/** The boroughs' outline, the cell under the pointer, and the ride. */
export function foreground(): StyleSpecification["layers"] {
  return [
    {
      id: "shores",
      type: "line",
      source: "shores",
      paint: { "line-color": colour("map-edge"), "line-width": 1, "line-opacity": 0.8 },
    },
    {
      id: "cell-hovered",
      type: "line",
      source: "cells",
      paint: {
        "line-color": colour("ink"),
        "line-width": 2,
        "line-opacity": shownWhere("isHovered"),
      },
    },
    ...ride(),
  ];
}

/** Opaque where the map has set that state of the cell, invisible elsewhere. */
function shownWhere(state: string): ExpressionSpecification {
  return ["case", ["boolean", ["feature-state", state], false], 1, 0];
}

function ride(): StyleSpecification["layers"] {
  return [
    {
      id: "ride-cells",
      type: "line",
      source: "cells",
      layout: { "line-join": "round" },
      paint: { "line-color": colour("accent"), "line-width": 2, "line-opacity": shownWhere("isEnd") },
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
  ];
}
