import { colour } from "@/components/map/colour";
import type { MapFace } from "@/components/map/face";
import { surgeExpression } from "@/lib/board/surge";

/** The map of the live board: the cells by their surge. */
export const BOARD_FACE: MapFace = {
  label: "Map of New York, live. Arrow keys move it, plus and minus zoom; the cell in its middle is told beside it.",
  sources: {},
  tint: () => surgeExpression(colour) as never,
  layers: () => [],
};
