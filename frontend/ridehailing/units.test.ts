import { expect, it } from "vitest";
import { distance, kilometres, minutes, money } from "./units";

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
