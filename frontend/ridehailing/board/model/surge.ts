/**
 * The colour scale: the multipliers at which the theme's colours `surge-0` to `surge-4` stand. They differ in lightness
 * step by step, so that their order is seen without telling hues apart; closer together below, where most of the city is.
 */
export const SURGE_STOPS: readonly number[] = [1, 1.15, 1.4, 1.8, 2.5];

/** The theme's names of the scale's colours, calm first. */
export const SURGE_COLOURS: readonly string[] = SURGE_STOPS.map((_, index) => `surge-${index}`);

/** A multiplier as it is shown, such as `1.25×`; 1 is no surge. */
export function surgeText(surge: number): string {
  return `${surge.toFixed(2)}×`;
}

/** A MapLibre expression that gives a cell its colour by the surge kept in the map's state of it; calm where there is none. */
export function surgeExpression(colourOf: (name: string) => string): unknown[] {
  const stops = SURGE_STOPS.flatMap((stop, index) => [stop, colourOf(`surge-${index}`)]);
  return ["interpolate", ["linear"], ["coalesce", ["feature-state", "surge"], 1], ...stops];
}
