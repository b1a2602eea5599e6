import assert from "node:assert/strict";
import { test } from "node:test";
import { CityState } from "./city-state.mjs";

const TIMES_SQUARE = { lat: 40.758, lng: -73.9855 };
const driver = (id, status, place = TIMES_SQUARE) => ({ id, status, ...place });

function cityWith(...drivers) {
  const city = new CityState();
  city.apply("snapshot", {
    drivers,
    cells: [
      { cell: "a", surge: 1 },
      { cell: "b", surge: 1.15 },
    ],
  });
  return city;
}

test("drivers come, change and go", () => {
  const city = cityWith(driver(1, "free"), driver(2, "busy"));
  city.apply("drivers", { moved: [driver(1, "busy"), driver(3, "free")], gone: [2] });
  assert.deepEqual(city.drivers(), { online: 2, busy: 1, free: 1 });
});

test("a new snapshot replaces all that was known", () => {
  const city = cityWith(driver(1, "free"), driver(2, "busy"));
  city.apply("snapshot", { drivers: [driver(3, "busy")], cells: [] });
  assert.deepEqual(city.drivers(), { online: 1, busy: 1, free: 0 });
  assert.equal(city.cellsSurging(1).size, 0);
});

test("a pulse changes the cells that it names only", () => {
  const city = cityWith();
  assert.deepEqual([...city.cellsSurging(1.15)], ["b"]);
  city.apply("pulse", { cells: [{ cell: "a", surge: 2 }] });
  assert.deepEqual([...city.cellsSurging(1.15)], ["a", "b"]);
});

test("a driver is within reach when free and not too many rings away", () => {
  const twoKilometresNorth = { lat: 40.776, lng: -73.9855 };
  assert.ok(cityWith(driver(1, "free", twoKilometresNorth)).hasFreeDriverWithin(3, TIMES_SQUARE));
  assert.ok(!cityWith(driver(1, "free", twoKilometresNorth)).hasFreeDriverWithin(1, TIMES_SQUARE));
  assert.ok(!cityWith(driver(1, "busy")).hasFreeDriverWithin(10, TIMES_SQUARE));
});
