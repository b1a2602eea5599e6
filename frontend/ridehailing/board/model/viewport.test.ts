import { expect, test } from "vitest";
import { viewportFor } from "./viewport";

const CITY = { west: -74.26, south: 40.49, east: -73.7, north: 40.92 };
const MIDTOWN = { west: -74.0, south: 40.74, east: -73.96, north: 40.77 };

test("the whole city is not limited", () => {
  expect(viewportFor(CITY, undefined)).toBeUndefined();
  expect(viewportFor(CITY, MIDTOWN)).toBeUndefined();
});

test("a close look is limited to its part with a margin", () => {
  expect(viewportFor(MIDTOWN, undefined)).toEqual({ west: -74.01, south: 40.733, east: -73.95, north: 40.778 });
});

test("a small move within the current part keeps it", () => {
  const current = viewportFor(MIDTOWN, undefined);
  expect(viewportFor({ ...MIDTOWN, west: -74.005, east: -73.965 }, current)).toBe(current);
});

test("a move out of it, and a much closer zoom, limit the stream again", () => {
  const current = viewportFor(MIDTOWN, undefined);
  expect(viewportFor({ ...MIDTOWN, west: -74.03, east: -73.99 }, current)).not.toEqual(current);
  const closer = { west: -73.985, south: 40.75, east: -73.98, north: 40.754 };
  expect(viewportFor(closer, current)).not.toEqual(current);
});
