import { expect, test } from "vitest";
import { Cells } from "./cells";

const CALM = { cell: "a", demand: 0, supply: 3, surge: 1 };
const BUSY = { cell: "b", demand: 9, supply: 1, surge: 1.8 };

test("changes are taken once, as they are last", () => {
  const cells = new Cells();
  cells.reset([CALM, BUSY]);
  cells.change([{ ...BUSY, surge: 2 }]);
  expect(cells.takeChanged()).toEqual([CALM, { ...BUSY, surge: 2 }]);
  expect(cells.takeChanged()).toEqual([]);
});

test("a snapshot replaces all that was known", () => {
  const cells = new Cells();
  cells.reset([CALM, BUSY]);
  cells.reset([CALM]);
  expect(cells.get("a")).toEqual(CALM);
  expect(cells.get("b")).toBeUndefined();
});
