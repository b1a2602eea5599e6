import { expect, test } from "vitest";
import { local, viewOf } from "./projection";

const CENTER = { lat: 40.75, lng: -73.98 };

test("the map's centre is in the middle of the screen", () => {
  const { scale, x, y } = viewOf(CENTER, 11, 800, 600);
  const [east, south] = local(CENTER);
  expect(east * scale + x).toBeCloseTo(400, 6);
  expect(south * scale + y).toBeCloseTo(300, 6);
});

test("a degree of longitude is as wide as the zoom says, and north is up", () => {
  const { scale } = viewOf(CENTER, 10, 800, 600);
  const [east] = local({ ...CENTER, lng: CENTER.lng + 1 });
  expect((east - local(CENTER)[0]) * scale).toBeCloseTo((512 * 1024) / 360, 6);
  expect(local({ ...CENTER, lat: 41 })[1]).toBeLessThan(local(CENTER)[1]);
});

test("32 bits hold a position to a tenth of a pixel at the closest zoom", () => {
  const [east] = local({ lat: 40.5, lng: -74.25 });
  expect(Math.abs(Math.fround(east) - east) * viewOf(CENTER, 17, 1, 1).scale).toBeLessThan(0.1);
});
