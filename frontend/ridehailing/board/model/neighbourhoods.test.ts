import { expect, test } from "vitest";
import { neighbourhood } from "./neighbourhoods";

test.each([
  ["Times Square", 40.7571, -73.986],
  ["JFK Airport", 40.65, -73.79],
  ["Astoria", 40.7701, -73.918],
  ["Coney Island", 40.576, -73.98],
])("near %s", (name, lat, lng) => {
  expect(neighbourhood({ lat, lng })).toBe(name);
});
