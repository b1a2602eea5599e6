import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { mapIsReady } from "@/ridehailing/e2e/quote-page";
import { accept, driverAt, requestRide, test } from "@/ridehailing/e2e/rider-and-driver";

const MAX_BYTES = 400 * 1024;
const TRIP = { pickup: [40.758, -73.9855], dropoff: [40.7003, -73.9967] } as const;
const NEARBY = [40.7736, -73.9566] as const; // the car approaches from there
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

test.use({ isDriversMapDrawn: true });

test.describe("a ride as its rider sees it", () => {
  test.use({
    colorScheme: "light",
    viewport: DESKTOP,
    deviceScaleFactor: 2,
    contextOptions: { reducedMotion: "reduce" },
  });

  test("is taken while the car approaches", async ({ rider, driver }) => {
    await driverAt(driver, NEARBY);
    await requestRide(rider, TRIP);
    await accept(driver);
    await expect(rider.getByTestId("approach")).toBeVisible();
    await take(rider, "ride-light");
    await cancel(rider);
  });
});

test.describe("an offer as its driver sees it", () => {
  test.use({ colorScheme: "dark", viewport: PHONE, deviceScaleFactor: 2, contextOptions: { reducedMotion: "reduce" } });

  test("is taken while the offer is open", async ({ rider, driver }) => {
    await driverAt(driver, NEARBY);
    await requestRide(rider, TRIP);
    await expect(driver.getByRole("region", { name: "Offer" })).toBeVisible();
    await take(driver, "drive-phone");
    await cancel(rider);
  });
});

async function take(page: Page, name: string): Promise<void> {
  await mapIsReady(page);
  await page.mouse.move(1, 1);
  const taken = await page.screenshot({ animations: "disabled" });
  const picture = await sharp(taken)
    .png({ palette: true, effort: 10 })
    .toFile(`../docs/ridehailing/images/${name}.png`);
  expect(picture.size).toBeLessThan(MAX_BYTES);
}

async function cancel(rider: Page): Promise<void> {
  await rider.getByRole("button", { name: "Cancel ride" }).click();
  await rider.getByRole("button", { name: "Yes, cancel" }).click();
}
