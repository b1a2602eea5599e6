import { writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { openBoard } from "@/ridehailing/e2e/city-board";
import { type FrameCost, frameCosts, quantile } from "./main-thread";

const SETTLES_MS = 5000;
const TRACED_MS = 20_000;
const MAX_MS = 8;
const CATEGORIES = [
  "-*",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "devtools.timeline.frame",
  "toplevel",
];

test.use({ viewport: { width: 1440, height: 900 } });

test("the live board leaves the main thread free", async ({ browser, page }) => {
  await openBoard(page);
  await page.waitForTimeout(SETTLES_MS);
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.waitForTimeout(TRACED_MS);
  const trace = String(await browser.stopTracing());
  if (process.env.TRACE_FILE) writeFileSync(process.env.TRACE_FILE, trace);
  const costs = frameCosts(trace);
  report((await page.locator("[data-counter='Drivers online']").textContent()) ?? "", costs);
  expect(costs.length, "frames drawn").toBeGreaterThan(TRACED_MS / 1000);
  expect(quantile(busyOf(costs), 0.5), "median, ms").toBeLessThanOrEqual(MAX_MS);
});

function busyOf(costs: readonly FrameCost[]): number[] {
  return costs.map(({ busy }) => busy);
}

function report(drivers: string, costs: readonly FrameCost[]): void {
  const [busy, computed] = [busyOf(costs), costs.map((cost) => cost.computed)];
  const formatted = (values: readonly number[], part: number) => `${quantile(values, part).toFixed(2)} ms`;
  console.log(`${drivers}: ${costs.length} frames in ${TRACED_MS / 1000} s`);
  console.log(
    `main thread busy per frame: median ${formatted(busy, 0.5)}, p95 ${formatted(busy, 0.95)} (limit: median ${MAX_MS} ms)`,
  );
  console.log(
    `of that computing, not waiting for a processor: median ${formatted(computed, 0.5)}, p95 ${formatted(computed, 0.95)}`,
  );
}
