import { expect, type Page } from "@playwright/test";
import { mapIsReady } from "@/ridehailing/e2e/quote-page";
import { accept, driverAt, requestRide, test } from "@/ridehailing/e2e/rider-and-driver";
import { DESKTOP, PHONE, takePicture } from "./picture";

const TRIP = { pickup: [40.758, -73.9855], dropoff: [40.7003, -73.9967] } as const;
const NEARBY = [40.7736, -73.9566] as const; // the car approaches from there

test.use({ isDriversMapDrawn: true });

test.describe("a ride as its rider sees it", () => {
  test.use({ colorScheme: "light", ...DESKTOP });

  test("is taken while the car approaches", async ({ rider, driver }) => {
    await driverAt(driver, NEARBY);
    await requestRide(rider, TRIP);
    await accept(driver);
    await expect(rider.getByTestId("approach")).toBeVisible();
    await mapIsReady(rider);
    await takePicture(rider, "ride-light");
    await cancel(rider);
  });
});

test.describe("an offer as its driver sees it", () => {
  test.use({ colorScheme: "dark", ...PHONE });

  test("is taken while the offer is open", async ({ rider, driver }) => {
    await driverAt(driver, NEARBY);
    await requestRide(rider, TRIP);
    await expect(driver.getByRole("region", { name: "Offer" })).toBeVisible();
    await mapIsReady(driver);
    await takePicture(driver, "drive-phone");
    await cancel(rider);
  });
});

async function cancel(rider: Page): Promise<void> {
  await rider.getByRole("button", { name: "Cancel ride" }).click();
  await rider.getByRole("button", { name: "Yes, cancel" }).click();
}
