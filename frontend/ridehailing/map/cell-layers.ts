import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import { colour, type MapTheme } from "./map-theme";

/** The sources of the layers that are drawn on every base style. */
export function sources(mapTheme: MapTheme): StyleSpecification["sources"] {
  return {
    cells: { type: "geojson", data: "/map/cells.json", promoteId: "cell", attribution: "Cells: H3" },
    shores: { type: "geojson", data: "/map/boroughs.json", attribution: "Boroughs: NYC DCP" },
    ...mapTheme.sources,
  };
}

/** The cells, in the map theme's colours. */
export function cells(mapTheme: MapTheme): StyleSpecification["layers"] {
  return [
    {
      id: "cells",
      type: "fill",
      source: "cells",
      paint: { "fill-color": mapTheme.cellColour(), "fill-opacity": 0.85, "fill-antialias": false },
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

/** The boroughs' outline, the cell under the pointer, and the map theme's layers. */
export function foreground(mapTheme: MapTheme): StyleSpecification["layers"] {
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
      paint: { "line-color": colour("ink"), "line-width": 2, "line-opacity": opaqueWhere("isHovered") },
    },
    ...mapTheme.layers(),
  ];
}

/** Opaque for cells with that feature state, invisible for others. */
export function opaqueWhere(state: string): ExpressionSpecification {
  return ["case", ["boolean", ["feature-state", state], false], 1, 0];
}
