import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { withoutMap } from "./quote-page";

/** Two places some kilometres apart, both inside the city. */
export interface Trip {
  readonly pickup: readonly [number, number];
  readonly dropoff: readonly [number, number];
}

let count = 0;

/**
 * A trip of its own for each test: the driver who waits at its pickup is the nearest one, whatever other tests left
 * behind.
 */
export function newTrip(): Trip {
  const shift = count++ * 0.004;
  return { pickup: [40.5901 + shift, -73.9601], dropoff: [40.6602 + shift, -73.9301] };
}

/** A rider, a driver and a watcher of the board, each in a browser context of their own. */
export const test = base.extend<Fixtures>({
  isRidersMapDrawn: [true, { option: true }],
  isDriversMapDrawn: [false, { option: true }],
  rider: async ({ page, isRidersMapDrawn }, use) => {
    if (!isRidersMapDrawn) await withoutMap(page);
    await use(page);
  },
  driver: ({ browser, isDriversMapDrawn }, use) => withOwnPage(browser, isDriversMapDrawn, use),
  watcher: ({ browser }, use) => withOwnPage(browser, true, use),
});

interface Fixtures {
  readonly rider: Page;
  readonly driver: Page;
  readonly watcher: Page;
  /** Whether the rider's page draws the map, and the driver's. */
  readonly isRidersMapDrawn: boolean;
  readonly isDriversMapDrawn: boolean;
}

async function withOwnPage(browser: Browser, isMapDrawn: boolean, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  if (!isMapDrawn) await withoutMap(context);
  await use(await context.newPage());
  await context.close();
}

/** Goes online as a driver at that place. */
export async function driverAt(page: Page, place: readonly [number, number]): Promise<void> {
  await page.goto("/drive");
  const field = page.getByRole("combobox", { name: "Your car is at" });
  await field.fill(place.join(", "));
  await field.press("Enter");
  await page.getByRole("button", { name: "Go online" }).click();
  await expect(page.getByRole("heading", { name: "Waiting for a ride" })).toBeVisible();
}

/** Prices the trip and requests the ride. */
export async function requestRide(page: Page, { pickup, dropoff }: Trip): Promise<void> {
  await page.goto(`/?from=${pickup}&to=${dropoff}`);
  await page.getByRole("button", { name: "Request ride" }).click();
  await expect(page.getByRole("region", { name: "Your ride" })).toBeVisible();
}

export async function expectHeadline(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
}

/** Accepts the next offer. */
export async function accept(driver: Page): Promise<void> {
  await driver.getByRole("region", { name: "Offer" }).getByRole("button", { name: "Accept" }).click();
  await expectHeadline(driver, "Drive to the pickup");
}
