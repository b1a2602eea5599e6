/** A part of the map, degrees. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const CITY = { width: 0.56, height: 0.43 }; // degrees spanned by the five boroughs
const CLOSE = 0.4; // of the city's span: below it, the stream is limited to the visible part
const MARGIN = 0.25; // of the visible span, so that a small move shows no empty edge

/**
 * The part of the city that the stream should be limited to; undefined for the whole city. The current part is kept
 * while it covers the visible one and is not much larger.
 */
export function viewportFor(seen: Bounds, current: Bounds | undefined): Bounds | undefined {
  if (width(seen) > CITY.width * CLOSE || height(seen) > CITY.height * CLOSE) return undefined;
  if (current && covers(current, seen) && width(current) < width(seen) * 4) return current;
  const [aside, above] = [width(seen) * MARGIN, height(seen) * MARGIN];
  return {
    west: rounded(seen.west - aside),
    south: rounded(seen.south - above),
    east: rounded(seen.east + aside),
    north: rounded(seen.north + above),
  };
}

function covers(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.west <= inner.west && outer.south <= inner.south && outer.east >= inner.east && outer.north >= inner.north
  );
}

function width({ west, east }: Bounds): number {
  return east - west;
}

function height({ south, north }: Bounds): number {
  return north - south;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
