import { expect, test } from "vitest";
import { SURGE_COLOURS, SURGE_STOPS, surgeExpression, surgeText } from "./surge";

test("the scale rises from calm, a colour to every stop", () => {
  expect(SURGE_STOPS[0]).toBe(1);
  expect(SURGE_STOPS).toEqual([...SURGE_STOPS].sort((one, other) => one - other));
  expect(SURGE_COLOURS).toHaveLength(SURGE_STOPS.length);
});

test("the map's expression names each stop with its colour, and takes a cell without surge as calm", () => {
  const expression = surgeExpression((name) => `<${name}>`);
  expect(expression.slice(0, 3)).toEqual(["interpolate", ["linear"], ["coalesce", ["feature-state", "surge"], 1]]);
  expect(expression.slice(3, 7)).toEqual([1, "<surge-0>", 1.15, "<surge-1>"]);
  expect(expression).toHaveLength(3 + 2 * SURGE_STOPS.length);
});

test("a multiplier is written with two decimals", () => {
  expect(surgeText(1)).toBe("1.00×");
  expect(surgeText(1.254)).toBe("1.25×");
});
