import { describe, expect, it } from "vitest";
import { waterfall } from "./waterfall";

const SERVERS = { next: 40, gateway: 30, ml: 12, "ml-queue": 2, "ml-compute": 6, db: 8 };

describe("waterfall", () => {
  it("lays every layer inside the one around it", () => {
    const spans = Object.fromEntries(waterfall(60, SERVERS).map((span) => [span.layer, span]));
    expect(spans.next).toMatchObject({ start: 10, duration: 40, depth: 1 });
    expect(spans.gateway).toMatchObject({ start: 15, duration: 30, depth: 2 });
    expect(spans.ml).toMatchObject({ start: 20, duration: 12, depth: 3 });
    expect(spans.db).toMatchObject({ start: 32, duration: 8, depth: 3 });
    expect(spans["ml-queue"]).toMatchObject({ start: 22, duration: 2, depth: 4 });
    expect(spans["ml-compute"]).toMatchObject({ start: 24, duration: 6, depth: 4 });
  });

  it("keeps the order of the layers", () => {
    expect(waterfall(60, SERVERS).map((span) => span.layer)).toEqual([
      "browser",
      "next",
      "gateway",
      "ml",
      "ml-queue",
      "ml-compute",
      "db",
    ]);
  });

  it("draws no layer that said nothing", () => {
    expect(waterfall(50, { next: 20, gateway: 10, db: 3 }).map((span) => span.layer)).toEqual([
      "browser",
      "next",
      "gateway",
      "db",
    ]);
    expect(waterfall(50, {}).map((span) => span.layer)).toEqual(["browser"]);
  });

  it("never lets a bar reach out of the one around it", () => {
    const spans = waterfall(10, { next: 99, gateway: 99, ml: 99, "ml-queue": 99, "ml-compute": 99, db: 99 });
    for (const span of spans) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.start + span.duration).toBeLessThanOrEqual(10);
    }
  });
});
