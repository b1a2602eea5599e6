import { expect, test } from "@playwright/test";
import { expectAccessible, SCREENS } from "@/platform/e2e/accessible";
import { expectLive, openBoard, requestRideByApi, rideEvents, updated } from "./city-board";

const PHONE = { width: 390, height: 844 };

test("the board shows the city, and keeps updating", { tag: "@short" }, async ({ page }) => {
  await openBoard(page);
  await expect(page.locator('[data-counter="Drivers online"]')).toHaveText(/Drivers online\d+\d+ free/);
  await expect(page.locator('[data-counter="Rides under way"]')).toHaveText(/Rides under way\d+/);
  const first = await updated(page);
  await expect.poll(() => updated(page)).not.toBe(first);
});

test("a ride requested anywhere appears in the ticker", async ({ page, request }) => {
  await openBoard(page);
  const ride = await requestRideByApi(request);
  await expect(
    rideEvents(page).filter({ hasText: "Ride requested, Times Square to JFK Airport" }).first(),
  ).toBeVisible();
  await request.post(`/api/v1/rides/${ride}/cancel`);
  await expect(
    rideEvents(page).filter({ hasText: "Rider cancelled, Times Square to JFK Airport" }).first(),
  ).toBeVisible();
});

test("the ticker can be paused and resumed", async ({ page, request }) => {
  await openBoard(page);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toHaveAttribute("aria-pressed", "true");
  const held = await rideEvents(page).allTextContents();
  const ride = await requestRideByApi(request);
  await expect(page.getByText(/^\d+\+? new$/)).toBeVisible();
  expect(await rideEvents(page).allTextContents()).toEqual(held);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(rideEvents(page).filter({ hasText: "Ride requested, Times Square" }).first()).toBeVisible();
  await request.post(`/api/v1/rides/${ride}/cancel`);
});

test("a cell shows its market to the pointer and to the keyboard", async ({ page }) => {
  await openBoard(page);
  const cell = page.getByRole("region", { name: "Cell", exact: true });
  await page.mouse.move(923, 363);
  await expect(cell).toContainText(/\d\.\d\d×/);
  const [card, legend] = [await cell.boundingBox(), await page.getByRole("region", { name: "Legend" }).boundingBox()];
  expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThan(legend?.y ?? 0);
  await page.mouse.move(20, 20);
  await expect(cell).toHaveCount(0);
  await page.getByRole("link", { name: "City" }).focus();
  const map = page.getByRole("region", { name: /^Map of New York, live/ });
  await expect(async () => {
    await page.keyboard.press("Shift+Tab");
    await expect(map).toBeFocused({ timeout: 100 });
  }).toPass();
  await expect(cell).toContainText("Drivers able to serve");
  await expect(page.getByTestId("cell")).toHaveAttribute("aria-live", "polite");
});

test("zooming in limits the stream to the visible part, zooming out lifts the limit", async ({ page }) => {
  await openBoard(page);
  const parts: (string | null)[] = [];
  page.on("request", (sent) => {
    const { pathname, searchParams } = new URL(sent.url());
    if (pathname === "/api/v1/city/live") parts.push(searchParams.get("viewport"));
  });
  await page.getByRole("region", { name: /^Map of New York, live/ }).focus();
  const zoomUntil = (key: string, isAsked: () => boolean) =>
    expect(async () => {
      await page.keyboard.press(key);
      await expect.poll(isAsked, { timeout: 2000 }).toBe(true);
    }).toPass();
  await zoomUntil("+", () => parts.length > 0);
  expect(parts.at(-1)).toMatch(/^-7\d\.\d+,40\.\d+,-7\d\.\d+,40\.\d+$/);
  await expectLive(page);
  await zoomUntil("-", () => parts.at(-1) === null);
  await expectLive(page);
});

test("a hidden tab closes its stream, and a shown one opens it again", async ({ page }) => {
  await openBoard(page);
  const setVisibility = (state: DocumentVisibilityState) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => visibility });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  const ended = page.waitForEvent("requestfailed", (sent) => sent.url().includes("/api/v1/city/live"));
  await setVisibility("hidden");
  await ended;
  const begun = page.waitForRequest((sent) => sent.url().includes("/api/v1/city/live"));
  await setVisibility("visible");
  await begun;
  await expectLive(page);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing is drawn between two updates", async ({ page }) => {
    await page.addInitScript(() => {
      const request = window.requestAnimationFrame.bind(window);
      const counted = Object.assign(window, { frames: 0 });
      window.requestAnimationFrame = (callback) => {
        counted.frames++;
        return request(callback);
      };
    });
    await openBoard(page);
    const secondsToWatch = 4;
    const before = await page.evaluate(() => (window as unknown as { frames: number }).frames);
    const first = Date.parse((await updated(page)) ?? "");
    await expect
      .poll(async () => Date.parse((await updated(page)) ?? "") - first)
      .toBeGreaterThan(secondsToWatch * 1000);
    const frames = (await page.evaluate(() => (window as unknown as { frames: number }).frames)) - before;
    expect(frames / secondsToWatch).toBeLessThan(12); // an animation draws 60 a second
  });
});

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("axe finds nothing on the board, and nothing reaches out sideways", async ({ page }) => {
      await openBoard(page);
      await expectAccessible(page);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test("the map is above, the figures scroll sideways, the ticker is below", async ({ page }) => {
    await openBoard(page);
    const figures = page.getByRole("region", { name: "Figures" });
    const last = page.locator('[data-counter="Price latency"]');
    await expect(last).not.toBeInViewport();
    await figures.evaluate((strip) => strip.scrollTo({ left: strip.scrollWidth, behavior: "instant" }));
    await expect(last).toBeInViewport();
    const top = async (region: string) => (await page.getByRole("region", { name: region }).boundingBox())?.y ?? 0;
    expect(await top("Figures")).toBeGreaterThan(PHONE.height * 0.42);
    expect(await top("Ride events")).toBeGreaterThan(await top("Figures"));
  });

  test("a tap shows a cell's market", async ({ page }) => {
    await openBoard(page);
    await page.touchscreen.tap(200, 160);
    await expect(page.getByRole("region", { name: "Cell", exact: true })).toContainText(/\d\.\d\d×/);
  });
});
