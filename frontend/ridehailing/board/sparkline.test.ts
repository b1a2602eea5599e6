import { expect, test } from "vitest";
import { sparkline } from "./sparkline";

test("a rising line goes from the lower left to the upper right", () => {
  expect(sparkline([0, 5, 10], 100, 20)).toBe("M0 20L50 10L100 0");
});

test("equal values make a level line in the middle", () => {
  expect(sparkline([3, 3], 100, 20)).toBe("M0 10L100 10");
});

test("what was not measured leaves a gap", () => {
  expect(sparkline([0, null, 10, 10], 90, 10)).toBe("M0 10M60 0L90 0");
});

test("fewer than two values make no line", () => {
  expect(sparkline([], 100, 20)).toBe("");
  expect(sparkline([null, 4], 100, 20)).toBe("");
});
