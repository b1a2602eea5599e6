import { expect, it } from "vitest";
import { countdown, distance, kilometres, milliseconds, minutes, money, percent, seconds } from "./format";

it("writes minor units as money", () => {
  expect(money(5214, "USD")).toBe("$52.14");
  expect(money(500, "JPY")).toBe("¥500");
});

it("writes distances and durations", () => {
  expect(kilometres(26_579)).toBe("26.6 km");
  expect(distance(4)).toBe("0 m");
  expect(distance(994)).toBe("990 m");
  expect(distance(996)).toBe("1.0 km");
  expect(minutes(29)).toBe("1 min");
  expect(minutes(3_277)).toBe("55 min");
  expect(minutes(3_611)).toBe("1 h 0 min");
});

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
