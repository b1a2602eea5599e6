import { expect, it } from "vitest";
import { arc } from "./arc";

const FROM = { lat: 40.758, lng: -73.9855 };
const TO = { lat: 40.6413, lng: -73.7781 };

it("goes from one end to the other", () => {
  const line = arc(FROM, TO);
  expect(line[0]).toEqual([FROM.lng, FROM.lat]);
  expect(line.at(-1)).toEqual([TO.lng, TO.lat]);
});

it("bends to the side, and to the same side whichever way it goes", () => {
  const [lng = 0, lat = 0] = arc(FROM, TO)[24] ?? [];
  const straight = { lat: (FROM.lat + TO.lat) / 2, lng: (FROM.lng + TO.lng) / 2 };
  expect(Math.hypot(lng - straight.lng, lat - straight.lat)).toBeGreaterThan(0.02);
  expect(arc(TO, FROM)[24]).not.toEqual([lng, lat]);
});
