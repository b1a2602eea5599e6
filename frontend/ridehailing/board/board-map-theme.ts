import { colour } from "@/ridehailing/map/colour";
import type { MapTheme } from "@/ridehailing/map/map-theme";
import { surgeExpression } from "./model/surge";

/** The map of the live board: the cells by their surge. */
export const BOARD_MAP_THEME: MapTheme = {
  label:
    "Map of New York, live. Arrow keys move it, plus and minus zoom; the cell in its middle is described beside it.",
  sources: {},
  cellColour: () => surgeExpression(colour) as never,
  layers: () => [],
};
