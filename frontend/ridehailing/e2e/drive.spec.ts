import { expect } from "@playwright/test";
import { mapIsReady } from "./quote-page";
import { accept, driverAt, expectHeadline, newTrip, requestRide, test } from "./rider-and-driver";

test.use({ isRidersMapDrawn: false });

test("the keyboard alone takes a driver through a ride", async ({ rider, driver }) => {
  const trip = newTrip();
  await driver.goto("/drive");
  await driver.getByRole("combobox", { name: "Your car is at" }).focus();
  await driver.keyboard.type(trip.pickup.join(", "));
  await driver.keyboard.press("Enter");
  await driver.keyboard.press("Tab");
  await expect(driver.getByRole("button", { name: "Go online" })).toBeFocused();
  await driver.keyboard.press("Enter");
  await expectHeadline(driver, "Waiting for a ride");

  await requestRide(rider, trip);
  await expect(driver.getByRole("button", { name: "Accept" })).toBeFocused();
  await expect(driver).toHaveTitle(/^Ride offered/);
  for (const headline of ["Drive to the pickup", "Let the rider in", "Drive to the drop-off", "Waiting for a ride"]) {
    await driver.keyboard.press("Enter");
    await expectHeadline(driver, headline);
    const next = driver.getByRole("region", { name: "Your ride" }).getByRole("button");
    if (await next.isVisible()) await next.focus();
  }
  await expect(driver.getByText("1 ride completed")).toBeVisible();
  await expectHeadline(rider, "You have arrived");
});

test("an offer is declined by Escape, and the rider sees that the search goes on", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await expect(driver.getByRole("timer")).toHaveText(/^\d+ s$/);
  await driver.keyboard.press("Escape");
  await expectHeadline(driver, "Waiting for a ride");
  await expect(driver.getByText("Declined.")).toBeVisible();
  await expect(rider.getByText("The driver declined")).toBeVisible();
  await rider.getByRole("button", { name: "Cancel ride" }).click();
  await rider.getByRole("button", { name: "Yes, cancel" }).click();
  await expectHeadline(rider, "The ride was cancelled");
});

test("an offer without a response expires", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await expect(driver.getByRole("region", { name: "Offer" })).toBeVisible();
  await expect(driver.getByText("The offer ran out")).toBeVisible();
  await expect(rider.getByText("The driver did not respond")).toBeVisible();
  await rider.getByRole("button", { name: "Cancel ride" }).click();
  await rider.getByRole("button", { name: "Yes, cancel" }).click();
});

test("a reload goes on with the shift and the ride", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await driver.reload();
  await expectHeadline(driver, "Waiting for a ride");
  await requestRide(rider, trip);
  await accept(driver);
  await driver.getByRole("button", { name: "I am at the pickup" }).click();
  await expectHeadline(driver, "Let the rider in");
  await driver.reload();
  await expectHeadline(driver, "Let the rider in");
  await driver.getByRole("button", { name: "Rider is in" }).click();
  await driver.getByRole("button", { name: "Complete the ride" }).click();
  await expectHeadline(rider, "You have arrived");
});

test("the same driver in a newer window takes over, and can be taken back", async ({ driver: older }) => {
  const { pickup } = newTrip();
  await driverAt(older, pickup);
  const newer = await older.context().newPage();
  await driverAt(newer, pickup);
  await expectHeadline(older, "You are online elsewhere");
  await older.getByRole("button", { name: "Take over here" }).click();
  await expectHeadline(older, "Waiting for a ride");
  await expectHeadline(newer, "You are online elsewhere");
});

test.describe("with the map", () => {
  test.use({ isDriversMapDrawn: true });

  test("a click on the map sends the car there, faster at another speed", async ({ driver }) => {
    await driver.goto("/drive");
    await mapIsReady(driver);
    await driver.mouse.click(964, 560);
    await expect(driver.getByRole("combobox", { name: "Your car is at" })).toHaveValue(/^40\.\d+, -7\d\.\d+$/);
    await driver.getByRole("button", { name: "Go online" }).click();
    await expectHeadline(driver, "Waiting for a ride");
    await driver.getByText("×20", { exact: true }).click();
    const car = driver.getByRole("img", { name: "Your car" });
    const before = await car.boundingBox();
    await driver.mouse.click(900, 500);
    await expect.poll(async () => (await car.boundingBox())?.x).toBeLessThan((before?.x ?? 0) - 1);
    await driver.getByRole("button", { name: "Go offline" }).click();
    await expectHeadline(driver, "Be a driver");
  });
});

test("a lost connection is shown, and recovers", async ({ driver }) => {
  await driverAt(driver, newTrip().pickup);
  await driver.context().setOffline(true);
  await expect(driver.getByText("Connection lost.")).toBeVisible();
  await driver.context().setOffline(false);
  await expect(driver.getByText("Connection lost.")).toHaveCount(0);
  await expectHeadline(driver, "Waiting for a ride");
});

test("the sound is off until it is turned on", async ({ driver }) => {
  await driverAt(driver, newTrip().pickup);
  const sound = driver.getByRole("button", { name: "Sound for offers" });
  await expect(sound).toHaveAttribute("aria-pressed", "false");
  await sound.click();
  await expect(sound).toHaveAttribute("aria-pressed", "true");
});

test("the pages lead to one another, and the policy allows the socket on the page's own origin", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") said.push(message.text());
  });
  await page.goto("/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Drive" }).click();
  await expect(page).toHaveURL(/\/drive$/);
  await expect(page.getByRole("link", { name: "Drive" })).toHaveAttribute("aria-current", "page");
  await driverAt(page, newTrip().pickup);
  await page.getByRole("link", { name: "Ride" }).click();
  await expect(page.getByRole("button", { name: "Swap pickup and drop-off" })).toBeVisible();
  expect(said).toEqual([]);
});
