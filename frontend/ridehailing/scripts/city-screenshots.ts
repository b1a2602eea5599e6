import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { openBoard } from "@/ridehailing/e2e/city-board";

const MAX_BYTES = 500 * 1024;
const SECONDS_OF_PAST = 60; // so that the lines beside the figures show a history
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PICTURES = [
  { name: "city-light", colorScheme: "light", viewport: DESKTOP },
  { name: "city-dark", colorScheme: "dark", viewport: DESKTOP },
  { name: "city-phone", colorScheme: "dark", viewport: PHONE },
] as const;

for (const { name, colorScheme, viewport } of PICTURES) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport, deviceScaleFactor: 2, contextOptions: { reducedMotion: "reduce" } });

    test("is taken of a lively city", async ({ page }) => {
      test.setTimeout(3 * SECONDS_OF_PAST * 1000);
      await openBoard(page);
      await expect
        .poll(() => secondsOfPast(page), { timeout: 2 * SECONDS_OF_PAST * 1000 })
        .toBeGreaterThan(SECONDS_OF_PAST);
      await page.mouse.move(viewport.width - 1, viewport.height - 1);
      const taken = await page.screenshot({ animations: "disabled" });
      const picture = await sharp(taken)
        .png({ palette: true, effort: 10 })
        .toFile(`../docs/ridehailing/images/${name}.png`);
      expect(picture.size).toBeLessThan(MAX_BYTES);
    });
  });
}

/** Counts the points of a line that has one per second. */
async function secondsOfPast(page: Page): Promise<number> {
  const line = await page.locator('[data-counter="Drivers online"] path').getAttribute("d");
  return line?.split("L").length ?? 0;
}
