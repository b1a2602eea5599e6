import { describe, expect, it } from "vitest";
import { advance, bearing, between, distanceMeters, remainingLine, routeMeters } from "./travel";

const TIMES_SQUARE = { lat: 40.758, lng: -73.9855 };
const JFK = { lat: 40.6413, lng: -73.7781 };

it("measures distances on the globe", () => {
  expect(distanceMeters(TIMES_SQUARE, TIMES_SQUARE)).toBe(0);
  expect(distanceMeters({ lat: 0, lng: 0 }, { lat: 1, lng: 0 })).toBeCloseTo(111_195, 0);
  expect(distanceMeters(TIMES_SQUARE, JFK)).toBeCloseTo(distanceMeters(JFK, TIMES_SQUARE), 6);
  expect(distanceMeters(TIMES_SQUARE, JFK) / 1000).toBeCloseTo(21.8, 1);
});

it("finds points between two points, clamped to them", () => {
  expect(between({ lat: 0, lng: 0 }, { lat: 2, lng: 4 }, 0.25)).toEqual({ lat: 0.5, lng: 1 });
  expect(between(TIMES_SQUARE, JFK, 1)).toEqual(JFK);
  expect(between(TIMES_SQUARE, JFK, 7)).toEqual(JFK);
  expect(between(TIMES_SQUARE, JFK, -1)).toEqual(TIMES_SQUARE);
});

it("computes bearings clockwise from north", () => {
  const from = { lat: 0, lng: 0 };
  const ways = [
    { lat: 1, lng: 0 },
    { lat: 0, lng: 1 },
    { lat: -1, lng: 0 },
    { lat: 0, lng: -1 },
  ];
  expect(ways.map((to) => Math.round(bearing(from, to)))).toEqual([0, 90, 180, 270]);
});

describe("advance", () => {
  const route = [
    { lat: 0.01, lng: 0 },
    { lat: 0.01, lng: 0.01 },
  ];
  const start = { at: { lat: 0, lng: 0 }, route };
  const leg = distanceMeters({ lat: 0, lng: 0 }, { lat: 0.01, lng: 0 });

  it("advances along the legs one after another", () => {
    const first = advance(start, leg / 2);
    expect(first.at.lat).toBeCloseTo(0.005, 9);
    expect(first.route).toEqual(route);
    const second = advance(first, leg);
    expect(second.at.lat).toBeCloseTo(0.01, 9);
    expect(second.at.lng).toBeCloseTo(0.005, 6);
    expect(second.route).toEqual(route.slice(1));
  });

  it("stops at the end", () => {
    const end = { at: route[1], route: [] };
    expect(advance(start, 1e9)).toEqual(end);
    expect(advance({ at: JFK, route: [] }, 10)).toEqual({ at: JFK, route: [] });
    expect(advance({ at: JFK, route: [JFK] }, 0)).toEqual({ at: JFK, route: [] });
  });

  it("shortens the route by the distance it advances", () => {
    expect(routeMeters(start) - routeMeters(advance(start, 300))).toBeCloseTo(300, 6);
    expect(routeMeters({ at: JFK, route: [] })).toBe(0);
  });
});

it("finds the rest of a line", () => {
  const line = [0, 1, 2, 3].map((lat) => ({ lat, lng: 0 }));
  expect(remainingLine(line, { lat: 0, lng: 0.1 })).toEqual(line.slice(1));
  expect(remainingLine(line, { lat: 1.9, lng: 0 })).toEqual(line.slice(3));
  expect(remainingLine(line, { lat: 9, lng: 0 })).toEqual(line.slice(3));
});
