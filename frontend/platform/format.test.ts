import { expect, it } from "vitest";
import { countdown, milliseconds, percent, seconds } from "./format";

it("writes milliseconds with the digits that matter", () => {
  expect(milliseconds(0.61)).toBe("0.6 ms");
  expect(milliseconds(162.6)).toBe("163 ms");
});

it("counts down and stops at zero", () => {
  expect(countdown(299_001)).toBe("5:00");
  expect(countdown(9_000)).toBe("0:09");
  expect(countdown(-5)).toBe("0:00");
});

it("writes seconds with one decimal, parts as percent", () => {
  expect(seconds(3249)).toBe("3.2 s");
  expect(percent(0.846)).toBe("85%");
});
