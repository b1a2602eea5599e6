import { colour } from "@/ridehailing/map/colour";
import type { MapFace } from "@/ridehailing/map/map-theme";
import { surgeExpression } from "./model/surge";

/** The map of the live board: the cells by their surge. */
export const BOARD_FACE: MapFace = {
  label: "Map of New York, live. Arrow keys move it, plus and minus zoom; the cell in its middle is told beside it.",
  sources: {},
  tint: () => surgeExpression(colour) as never,
  layers: () => [],
};
