import { describe, expect, it } from "vitest";
import { ticks } from "./ticks";

describe("ticks", () => {
  it.each([
    [24.3, [0, 5, 10, 15, 20]],
    [60, [0, 10, 20, 30, 40, 50]],
    [0.9, [0, 0.2, 0.4, 0.6, 0.8]],
    [312, [0, 100, 200, 300]],
    [7, [0, 2, 4, 6]],
  ])("of %d are round", (total, expected) => {
    expect(ticks(total)).toEqual(expected);
  });

  it("are few and below the total", () => {
    for (let total = 0.013; total < 1e5; total *= 1.37) {
      expect(ticks(total).length).toBeLessThanOrEqual(6);
      expect(ticks(total).length).toBeGreaterThanOrEqual(2);
      expect(ticks(total).at(-1)).toBeLessThan(total);
    }
  });

  it("are empty for a total of zero", () => {
    expect(ticks(0)).toEqual([]);
  });
});
