import { expect, type Page, type Request } from "@playwright/test";
import { expectAccessible, SCREENS } from "@/platform/e2e/accessible";
import { part } from "@/platform/e2e/parts";
import { expectLive, openBoard, rideEvents, updated } from "./city-board";
import { accept, driverAt, expectHeadline, newTrip, requestRide, test } from "./rider-and-driver";

const GATEWAY_BACK_WITHIN_MS = 60_000; // a Java virtual machine starts, on a machine that may be busy
const NEWEST_FIRST = [
  "Ride completed",
  "Rider on board",
  "Driver waiting at",
  "Driver on the way to",
  "Offered to",
  "Ride requested",
];

const car = (page: Page) => page.getByRole("img", { name: "Your driver's car" });
const goOn = (driver: Page, name: string) => driver.getByRole("button", { name }).click();

test("a ride requested in one browser is driven in another, to its end", { tag: "@short" }, async ({
  rider,
  driver,
}) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await accept(driver);

  await expectHeadline(rider, "Your driver is on the way");
  await expect(rider.getByTestId("approach")).toContainText("to the pickup");
  await expect(car(rider)).toBeVisible();
  await goOn(driver, "I am at the pickup");
  await expectHeadline(rider, "Your driver is here");
  await goOn(driver, "Rider is in");
  await expectHeadline(rider, "On the way");
  await expect(rider.getByTestId("approach")).toContainText("to the drop-off");
  await expect(rider.getByRole("button", { name: "Cancel ride" })).toHaveCount(0);

  const before = await car(rider).boundingBox();
  await expect.poll(async () => (await car(rider).boundingBox())?.y).not.toBe(before?.y);
  await goOn(driver, "Complete the ride");
  await expectHeadline(rider, "You have arrived");
  await expect(rider.getByRole("list", { name: "The ride so far" }).getByRole("time")).toHaveCount(5);
  await expect(driver.getByText("1 ride completed")).toBeVisible();

  await rider.getByRole("button", { name: "Ride again" }).click();
  await expect(rider).toHaveURL(new RegExp(`from=${trip.pickup}&to=${trip.dropoff}$`));
  await expect(rider.getByRole("button", { name: "Request ride" })).toBeVisible();
});

test("the ride's address leads back to it, during the ride and after its end", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await expect(rider).toHaveURL(/\/\?ride=[0-9a-f-]{36}$/);
  await accept(driver);
  await rider.reload();
  await expectHeadline(rider, "Your driver is on the way");
  await expect(rider.getByTestId("approach")).toBeVisible();
  for (const step of ["I am at the pickup", "Rider is in", "Complete the ride"]) await goOn(driver, step);
  await expectHeadline(rider, "You have arrived");
  await rider.reload();
  await expectHeadline(rider, "You have arrived");
});

test("a ride is cancelled after a confirmation, and its driver is notified", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await accept(driver);
  await rider.getByRole("button", { name: "Cancel ride" }).press("Enter");
  await expect(rider.getByRole("button", { name: "Keep it" })).toBeFocused();
  await rider.keyboard.press("Escape");
  await expect(rider.getByRole("button", { name: "Cancel ride" })).toBeFocused();
  await rider.keyboard.press("Enter");
  await rider.getByRole("button", { name: "Yes, cancel" }).click();
  await expectHeadline(rider, "The ride was cancelled");
  await expect(driver.getByText("The ride was cancelled.")).toBeVisible();
  await expectHeadline(driver, "Waiting for a ride");
});

test("a quote becomes one ride only", async ({ rider, request }) => {
  const { pickup, dropoff } = newTrip();
  const point = ([lat, lng]: readonly [number, number]) => ({ lat, lng });
  const data = { pickup: point(pickup), dropoff: point(dropoff) };
  const quote = await (await request.post("/api/v1/quotes", { data })).json();
  await rider.goto(`/?quote=${quote.id}`);
  await expect(rider.getByRole("button", { name: "Request ride" })).toBeVisible();
  const taken = await (await request.post("/api/v1/rides", { data: { quoteId: quote.id } })).json();
  await rider.getByRole("button", { name: "Request ride" }).click();
  await expect(rider.getByRole("alert")).toContainText(["This quote has become a ride already"]);
  await rider.getByRole("button", { name: "Get a new price" }).click();
  await expect(rider.getByRole("button", { name: "Request ride" })).toBeVisible();
  await request.post(`/api/v1/rides/${taken.id}/cancel`);
});

test("an expired quote leads to a new one", async ({ rider }) => {
  const { pickup, dropoff } = newTrip();
  const problem = { type: "/problems/quote-expired", title: "Expired", status: 410, detail: "", instance: "/" };
  await rider.route("**/api/v1/rides", (route) =>
    route.fulfill({ status: 410, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await rider.goto(`/?from=${pickup}&to=${dropoff}`);
  await rider.getByRole("button", { name: "Request ride" }).click();
  await expect(rider.getByRole("alert")).toContainText(["This price has just run out"]);
  const priced = rider.waitForResponse((response) => response.request().method() === "POST");
  await rider.getByRole("button", { name: "Get a new price" }).click();
  expect((await priced).status()).toBe(201);
  await expect(rider.getByRole("button", { name: "Request ride" })).toBeVisible();
});

test("a hidden tab has no connection, and resumes when it is shown", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await accept(driver);
  await expectHeadline(rider, "Your driver is on the way");
  const isStream = (request: Request) => request.url().includes("/events?");
  const closed = rider.waitForEvent("requestfailed", isStream);
  await setVisibility(rider, "hidden");
  await closed;
  await driver.getByRole("button", { name: "I am at the pickup" }).click();
  await expectHeadline(driver, "Let the rider in");
  await expectHeadline(rider, "Your driver is on the way");
  const opened = rider.waitForRequest(isStream);
  await setVisibility(rider, "visible");
  expect((await opened).url()).toMatch(/lastEventId=[1-9]\d*$/);
  await expectHeadline(rider, "Your driver is here");
  await rider.getByRole("button", { name: "Cancel ride" }).click();
  await rider.getByRole("button", { name: "Yes, cancel" }).click();
});

/** Makes the page's tab hidden or visible: in a headless browser every tab is visible. */
async function setVisibility(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate((visibilityState) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibilityState });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("a ride that does not exist is a clear problem", async ({ rider }) => {
  await rider.goto("/?ride=01a00000-0000-7000-8000-000000000000");
  await expect(rider.getByRole("alert", { name: "Problem" })).toBeVisible();
  await rider.getByRole("button", { name: "Price a new ride" }).click();
  await expect(rider).toHaveURL(/\/$/);
});

test("a lost connection is shown, and recovers with everything that happened meanwhile", async ({ rider, driver }) => {
  const trip = newTrip();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await accept(driver);
  await expectHeadline(rider, "Your driver is on the way");
  await rider.context().setOffline(true);
  await expect(rider.getByText("Connection lost.")).toBeVisible();
  await goOn(driver, "I am at the pickup");
  await goOn(driver, "Rider is in");
  await expectHeadline(driver, "Drive to the drop-off");
  await rider.context().setOffline(false);
  await expectHeadline(rider, "On the way");
  await expect(rider.getByText("Connection lost.")).toHaveCount(0);
  await expect(rider.getByRole("listitem").filter({ hasText: "Driver at the pickup" }).getByRole("time")).toBeVisible();
  await goOn(driver, "Complete the ride");
  await expectHeadline(rider, "You have arrived");
});

test("rider, driver and a board survive a restart of the gateway during a ride", async ({ rider, driver, watcher }) => {
  test.setTimeout(240_000);
  const trip = newTrip();
  await openBoard(watcher);
  const completed = rideEvents(watcher).filter({ hasText: "Ride completed, " });
  const completedBefore = await completed.count();
  await driverAt(driver, trip.pickup);
  await requestRide(rider, trip);
  await accept(driver);
  await expect(rideEvents(watcher).first()).toContainText("Driver on the way to");
  try {
    await part("stop", "gateway");
    for (const page of [rider, driver, watcher]) await expect(page.getByText("Connection lost.")).toBeVisible();
    await expect(watcher.getByRole("status")).toContainText("What you see is as of");
  } finally {
    await part("start", "gateway");
  }
  for (const page of [rider, driver, watcher]) {
    await expect(page.getByText("Connection lost.")).toHaveCount(0, { timeout: GATEWAY_BACK_WITHIN_MS });
  }
  await expectLive(watcher);
  const healed = await updated(watcher);
  await expect.poll(() => updated(watcher)).not.toBe(healed);
  for (const step of ["I am at the pickup", "Rider is in", "Complete the ride"]) await goOn(driver, step);
  await expectHeadline(rider, "You have arrived");
  await expect(completed).toHaveCount(completedBefore + 1);
  await expect(rideEvents(watcher)).toContainText(NEWEST_FIRST);
});

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme, contextOptions: { reducedMotion: "reduce" }, isDriversMapDrawn: true });

    test("axe finds nothing in a ride and its offer", async ({ rider, driver }) => {
      const trip = newTrip();
      await driverAt(driver, trip.pickup);
      await expectAccessible(driver);
      await requestRide(rider, trip);
      await expect(driver.getByRole("region", { name: "Offer" })).toBeVisible();
      await expectAccessible(driver);
      await accept(driver);
      await expect(rider.getByTestId("approach")).toBeVisible();
      await rider.getByRole("button", { name: "Cancel ride" }).click();
      for (const page of [rider, driver]) await expectAccessible(page);
      await rider.getByRole("button", { name: "Yes, cancel" }).click();
      await expectHeadline(rider, "The ride was cancelled");
      await expectAccessible(rider);
    });
  });
}
