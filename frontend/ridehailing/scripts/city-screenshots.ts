import { expect, type Page, test } from "@playwright/test";
import { openBoard } from "@/ridehailing/e2e/city-board";
import { DESKTOP, PHONE, takePicture } from "./picture";

const SECONDS_OF_PAST = 60; // so that the lines beside the figures show a history
const PICTURES = [
  { name: "city-light", colorScheme: "light", screen: DESKTOP },
  { name: "city-dark", colorScheme: "dark", screen: DESKTOP },
  { name: "city-phone", colorScheme: "dark", screen: PHONE },
] as const;

for (const { name, colorScheme, screen } of PICTURES) {
  test.describe(name, () => {
    test.use({ colorScheme, ...screen });

    test("is taken of a lively city", async ({ page }) => {
      test.setTimeout(3 * SECONDS_OF_PAST * 1000);
      await openBoard(page);
      await expect
        .poll(() => secondsOfPast(page), { timeout: 2 * SECONDS_OF_PAST * 1000 })
        .toBeGreaterThan(SECONDS_OF_PAST);
      await takePicture(page, name);
    });
  });
}

/** Counts the points of a line that has one per second. */
async function secondsOfPast(page: Page): Promise<number> {
  const line = await page.locator('[data-counter="Drivers online"] path').getAttribute("d");
  return line?.split("L").length ?? 0;
}
