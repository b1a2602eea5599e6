import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectModelPrice, mapIsReady, RIDE } from "../e2e/desk";
import { PLACES } from "../lib/places";

const MOST_BYTES = 400 * 1024;
const REPEATS = 9;
const SETTLED_MS = 1500; // what is being drawn in software would be measured as the next request's time
const PICTURES = [
  { name: "quote-light", colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { name: "quote-dark", colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  { name: "quote-phone", colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

test.beforeAll("rides of all kinds among the recent quotes", async ({ request }) => {
  let dropoff = { lat: 40.7484, lng: -73.9857 };
  for (const { lat, lng } of PLACES) {
    const pickup = { lat, lng };
    const answer = await request.post("/api/v1/quotes", { data: { pickup, dropoff } });
    expect(answer.status()).toBe(201);
    dropoff = pickup;
  }
});

for (const { name, colorScheme, viewport } of PICTURES) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport, deviceScaleFactor: 2, contextOptions: { reducedMotion: "reduce" } });

    test("is taken of a warm stack", async ({ page }) => {
      await page.goto(RIDE);
      await mapIsReady(page);
      await expectModelPrice(page);
      for (let count = 0; count < REPEATS; count++) await priceAgain(page);
      await page.waitForLoadState("networkidle");
      await page.evaluate(() => scrollTo(0, 0));
      await page.mouse.move(viewport.width - 1, viewport.height - 1);
      const taken = await page.screenshot({ animations: "disabled" });
      const picture = await sharp(taken).png({ palette: true, effort: 10 }).toFile(`../docs/images/${name}.png`);
      expect(picture.size).toBeLessThan(MOST_BYTES);
    });
  });
}

async function priceAgain(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "GET" && answer.ok());
  await page.getByRole("button", { name: "Price again" }).click();
  await answered;
  await page.waitForTimeout(SETTLED_MS);
}
