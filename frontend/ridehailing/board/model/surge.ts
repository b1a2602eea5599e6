/**
 * The colour scale: the multipliers of the theme's colours `surge-0` to `surge-4`. The colours differ in lightness,
 * so that their order is visible without telling hues apart. The low multipliers lie closer together, as most cells
 * do.
 */
export const SURGE_STOPS: readonly number[] = [1, 1.15, 1.4, 1.8, 2.5];

/** The theme's names of the scale's colours, calm first. */
export const SURGE_COLOURS: readonly string[] = SURGE_STOPS.map((_, index) => `surge-${index}`);

/** A multiplier as it is shown, such as `1.25×`; 1 is no surge. */
export function surgeText(surge: number): string {
  return `${surge.toFixed(2)}×`;
}

/** A MapLibre expression: a cell's colour by the surge in its feature state, the calmest colour without one. */
export function surgeExpression(colourOf: (name: string) => string): unknown[] {
  const stops = SURGE_STOPS.flatMap((stop, index) => [stop, colourOf(`surge-${index}`)]);
  return ["interpolate", ["linear"], ["coalesce", ["feature-state", "surge"], 1], ...stops];
}
