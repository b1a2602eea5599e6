import { writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { mapIsReady } from "../e2e/desk";
import { busyPerFrame, quantile } from "./main-thread";
import { startFakeCity, startPage } from "./servers";

const DRIVERS = 500;
const RIDES = 60;
const SETTLES_MS = 5000;
const TRACED_MS = 20_000;
const MOST_MS = 8;
const CATEGORIES = [
  "-*",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "devtools.timeline.frame",
  "toplevel",
];

test.use({ viewport: { width: 1440, height: 900 } });

test("the live board leaves the main thread free", async ({ browser, page }) => {
  const city = await startFakeCity(DRIVERS, RIDES);
  const served = await startPage(city.url);
  try {
    await page.goto(`${served.url}/city`);
    await mapIsReady(page);
    await expect(page.locator('[data-counter="Drivers online"]')).toContainText(String(DRIVERS));
    await page.waitForTimeout(SETTLES_MS);
    await browser.startTracing(page, { categories: CATEGORIES });
    await page.waitForTimeout(TRACED_MS);
    const trace = String(await browser.stopTracing());
    if (process.env.TRACE_FILE) writeFileSync(process.env.TRACE_FILE, trace);
    const busy = busyPerFrame(trace);
    const [median, most, all] = [quantile(busy, 0.5), quantile(busy, 0.95), quantile(busy, 1)];
    console.log(
      `${DRIVERS} drivers moving, every cell changing each second, ${busy.length} frames in ${TRACED_MS / 1000} s`,
    );
    console.log(
      `main thread busy per frame: median ${median.toFixed(2)} ms, p95 ${most.toFixed(2)} ms, longest ${all.toFixed(2)} ms`,
    );
    expect(busy.length, "frames drawn").toBeGreaterThan(TRACED_MS / 1000);
    expect(median, "median, ms").toBeLessThanOrEqual(MOST_MS);
  } finally {
    await page.close();
    served.stop();
    city.stop();
  }
});
