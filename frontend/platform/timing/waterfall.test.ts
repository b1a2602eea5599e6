import { describe, expect, it } from "vitest";
import type { RequestTiming, ServerTimings } from "./server-timing";
import { waterfall } from "./waterfall";

const SERVERS = { next: 40, gateway: 30, ml: 12, "ml-queue": 2, "ml-compute": 6, db: 8 };

function took(ms: number, servers: ServerTimings, away?: RequestTiming["away"]): RequestTiming {
  return { startedAt: 1000, endedAt: 1000 + ms, away, servers };
}

describe("waterfall", () => {
  it("places every layer inside the layer above", () => {
    const spans = Object.fromEntries(waterfall(took(60, SERVERS)).map((span) => [span.layer, span]));
    expect(spans.next).toMatchObject({ start: 10, duration: 40, depth: 1 });
    expect(spans.gateway).toMatchObject({ start: 15, duration: 30, depth: 2 });
    expect(spans.ml).toMatchObject({ start: 20, duration: 12, depth: 3 });
    expect(spans.db).toMatchObject({ start: 32, duration: 8, depth: 3 });
    expect(spans["ml-queue"]).toMatchObject({ start: 22, duration: 2, depth: 4 });
    expect(spans["ml-compute"]).toMatchObject({ start: 24, duration: 6, depth: 4 });
  });

  it("places the servers in the time that the request was away from the browser", () => {
    const [browser, next] = waterfall(took(60, { next: 20 }, { from: 1002, to: 1026 }));
    expect(browser).toMatchObject({ start: 0, duration: 60, self: 40 });
    expect(next).toMatchObject({ start: 4, duration: 20 });
  });

  it("keeps the order of the layers", () => {
    expect(waterfall(took(60, SERVERS)).map((span) => span.layer)).toEqual([
      "browser",
      "next",
      "gateway",
      "ml",
      "ml-queue",
      "ml-compute",
      "db",
    ]);
  });

  it("draws no layer without a duration", () => {
    expect(waterfall(took(50, { next: 20, gateway: 10, db: 3 })).map((span) => span.layer)).toEqual([
      "browser",
      "next",
      "gateway",
      "db",
    ]);
    expect(waterfall(took(50, {})).map((span) => span.layer)).toEqual(["browser"]);
  });

  it("clips every bar to the one around it", () => {
    const spans = waterfall(took(10, { next: 99, gateway: 99, ml: 99, "ml-queue": 99, "ml-compute": 99, db: 99 }));
    for (const span of spans) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.start + span.duration).toBeLessThanOrEqual(10);
    }
  });

  it("computes self times that add up to the total", () => {
    const spans = waterfall(took(60, SERVERS));
    const self = Object.fromEntries(spans.map((span) => [span.layer, span.self]));
    expect(self).toEqual({ browser: 20, next: 10, gateway: 10, ml: 4, "ml-queue": 2, "ml-compute": 6, db: 8 });
    expect(spans.reduce((sum, span) => sum + span.self, 0)).toBe(60);
  });

  it("counts a missing layer's time as self time of the layer above", () => {
    const self = Object.fromEntries(
      waterfall(took(60, { gateway: 30, ml: 12 })).map((span) => [span.layer, span.self]),
    );
    expect(self).toEqual({ browser: 30, gateway: 18, ml: 12 });
  });
});
