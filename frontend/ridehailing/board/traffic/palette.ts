import { PHASES } from "@/ridehailing/board/model/shapes";
import { colour } from "@/ridehailing/map/map-theme";

/** The theme's colours in the order of the shaders' kinds: the rides' phases, then free and busy drivers. */
const NAMES = [...PHASES.map((phase) => `ride-${phase}`), "driver-free", "driver-busy"];

export interface Palette {
  /** Red, green and blue from 0 to 1 of each kind, one after another. */
  readonly kinds: Float32Array;
  readonly halo: Float32Array;
}

/** The theme's colours as they are now, for shaders. */
export function palette(): Palette {
  return { kinds: new Float32Array(NAMES.flatMap(channels)), halo: new Float32Array(channels("surface")) };
}

function channels(name: string): number[] {
  const [red = 0, green = 0, blue = 0] = (colour(name).match(/[\d.]+/g) ?? []).map(Number);
  return [red / 255, green / 255, blue / 255];
}
