import { expect, it } from "vitest";
import { arc } from "./arc";

const FROM = { lat: 40.758, lng: -73.9855 };
const TO = { lat: 40.6413, lng: -73.7781 };

it("goes from one end to the other", () => {
  const line = arc(FROM, TO);
  expect(line[0]).toEqual([FROM.lng, FROM.lat]);
  expect(line.at(-1)).toEqual([TO.lng, TO.lat]);
});

it("curves to one side, so that both directions lie on either side of the straight line", () => {
  const [lng = 0, lat = 0] = arc(FROM, TO)[24] ?? [];
  const straight = { lat: (FROM.lat + TO.lat) / 2, lng: (FROM.lng + TO.lng) / 2 };
  expect(Math.hypot(lng - straight.lng, lat - straight.lat)).toBeGreaterThan(0.02);
  const [lngBack = 0, latBack = 0] = arc(TO, FROM)[24] ?? [];
  expect((lng + lngBack) / 2).toBeCloseTo(straight.lng, 6);
  expect((lat + latBack) / 2).toBeCloseTo(straight.lat, 6);
});
