import { expect, test } from "@playwright/test";
import { cents, choose, expectModelPrice, mapIsReady, RIDE, withoutMap } from "./quote-page";

test("two named places get a price that a model computed", { tag: "@short" }, async ({ page }) => {
  await page.goto("/");
  await choose(page, "Pickup", "Times Square");
  await choose(page, "Drop-off", "JFK Airport");
  await expectModelPrice(page);
  const parts = await page.getByTestId("fare-part").allTextContents();
  const total = cents((await page.getByTestId("fare").textContent()) ?? "");
  expect(parts.map(cents).reduce((sum, part) => sum + part)).toBe(total);
});

test("the waterfall shows every layer, each inside the one around it", async ({ page }) => {
  await page.goto(RIDE);
  await expectModelPrice(page);
  const rows = page.getByRole("region", { name: "Where the time went" }).locator("tbody tr");
  await expect(rows).toHaveCount(7);
  const layers = await rows.evaluateAll((found) => found.map((row) => (row as HTMLElement).dataset.layer));
  expect(layers).toEqual(["browser", "next", "gateway", "ml", "ml-queue", "ml-compute", "db"]);
  const took = (await rows.getByTestId("took").allTextContents()).map(Number.parseFloat);
  const [browser = 0, next = 0, gateway = 0, ml = 0, queue = 0, compute = 0, db = 0] = took;
  const rounding = 1;
  expect(next).toBeLessThanOrEqual(browser + rounding);
  expect(gateway).toBeLessThanOrEqual(next + rounding);
  expect(ml + db).toBeLessThanOrEqual(gateway + rounding);
  expect(queue + compute).toBeLessThanOrEqual(ml + rounding);
});

test("clicks on the map pick both ends, and a pin can be dragged", async ({ page }) => {
  await page.goto("/");
  await mapIsReady(page);
  await page.mouse.click(923, 363);
  await expect(page.getByRole("combobox", { name: "Pickup" })).toHaveValue(/^40\.\d+, -7\d\.\d+$/);
  await page.mouse.click(964, 560);
  await expect(page.getByRole("combobox", { name: "Drop-off" })).toHaveValue(/^40\.\d+, -7\d\.\d+$/);
  await expectModelPrice(page);
  const before = await page.getByRole("combobox", { name: "Drop-off" }).inputValue();
  const pin = page.locator('.map-pin[data-end="dropoff"]');
  await expect(async () => {
    await pin.hover();
    await page.mouse.down();
    const box = await pin.boundingBox();
    await page.mouse.move((box?.x ?? 0) - 30, (box?.y ?? 0) - 40, { steps: 8 });
    await page.mouse.up();
    expect(await page.getByRole("combobox", { name: "Drop-off" }).inputValue()).not.toBe(before);
  }).toPass();
  await expect(page.getByRole("region", { name: "Fare" })).toBeVisible();
});

test("a click on the map sets the end whose field was used last", async ({ page }) => {
  await page.goto(RIDE);
  await mapIsReady(page);
  await expectModelPrice(page);
  await page.getByRole("combobox", { name: "Pickup" }).focus();
  await page.keyboard.press("Escape");
  await page.mouse.click(760, 300);
  await expect(page.getByRole("combobox", { name: "Pickup" })).toHaveValue(/^40\.\d+, -7\d\.\d+$/);
  await expect(page.getByRole("combobox", { name: "Drop-off" })).toHaveValue("JFK Airport");
});

test("a place can be chosen again after a click on the map replaced it", async ({ page }) => {
  await page.goto("/");
  await mapIsReady(page);
  await choose(page, "Pickup", "Times Square");
  await page.getByRole("combobox", { name: "Pickup" }).click();
  await page.keyboard.press("Escape");
  await page.mouse.click(964, 560);
  await expect(page.getByRole("combobox", { name: "Pickup" })).toHaveValue(/^40\.\d+, -7\d\.\d+$/);
  await choose(page, "Pickup", "Times Square");
  await expect(page).toHaveURL(/from=40\.758,-73\.9855$/);
});

test.describe("without the map", () => {
  test.beforeEach(({ page }) => withoutMap(page));

  test("the keyboard alone leads to a price", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Pickup" }).focus();
    await page.keyboard.type("Union");
    await expect(page.getByRole("option", { name: "Union Square" })).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "Pickup" })).toHaveValue("Union Square");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("combobox", { name: "Drop-off" })).toBeFocused();
    await page.keyboard.type("40.7769, -73.8740");
    await page.keyboard.press("Enter");
    await expectModelPrice(page);
  });

  test("an example ride is one click away, and can be swapped", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Wall Street to Yankee Stadium" }).click();
    await expectModelPrice(page);
    await page.getByRole("button", { name: "Swap pickup and drop-off" }).click();
    await expect(page.getByRole("combobox", { name: "Pickup" })).toHaveValue("Yankee Stadium");
    await expect(page.getByRole("combobox", { name: "Drop-off" })).toHaveValue("Wall Street");
    await expectModelPrice(page);
  });

  test("a ride can be priced again", async ({ page }) => {
    await page.goto(RIDE);
    await expectModelPrice(page);
    const list = page.getByRole("region", { name: "Recent quotes" });
    await expect(list.locator('[aria-current="true"]')).toHaveCount(1);
    const again = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Price again" }).click();
    expect((await again).status()).toBe(201);
    await expectModelPrice(page);
  });

  test("a point outside the city is refused beside its field", async ({ page }) => {
    await page.goto("/?from=40.7178,-74.0431&to=40.6413,-73.7781");
    await expect(page.getByRole("alert", { name: "Problem" })).toContainText(
      "The pickup must be inside New York's five boroughs",
    );
    await expect(page.getByRole("combobox", { name: "Pickup" })).toHaveAttribute("aria-invalid", "true");
    await choose(page, "Pickup", "Times Square");
    await expectModelPrice(page);
  });

  test("invalid text is explained", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Pickup" }).fill("nowhere at all");
    await page.keyboard.press("Tab");
    await expect(page.getByText("Choose a place from the list, or type latitude, longitude.")).toBeVisible();
  });

  test("recent quotes list the newest first, go on, and can be shown again", async ({ page, request }) => {
    const ends = { pickup: { lat: 40.7359, lng: -73.9911 }, dropoff: { lat: 40.5755, lng: -73.9707 } };
    for (let count = 0; count < 10; count++) await request.post("/api/v1/quotes", { data: ends });
    await page.goto(RIDE);
    await expectModelPrice(page);
    const list = page.getByRole("region", { name: "Recent quotes" });
    await expect(list.getByRole("listitem")).toHaveCount(5);
    await expect(list.getByRole("listitem").first()).toContainText("Times Square");
    await list.getByRole("button", { name: "Show more" }).click();
    await expect(list.getByRole("listitem")).toHaveCount(10);
    await list.getByRole("listitem").nth(6).getByRole("button").click();
    await expectModelPrice(page);
    await expect(page.getByRole("combobox", { name: "Drop-off" })).toHaveValue("Coney Island");
    await expect(list.getByRole("listitem").nth(6).locator('[aria-current="true"]')).toHaveCount(1);
    await expect(list.getByRole("listitem")).toHaveCount(10);
  });

  test("recent quotes stay when they cannot be read again", async ({ page }) => {
    await page.goto(RIDE);
    await expectModelPrice(page);
    const list = page.getByRole("region", { name: "Recent quotes" });
    await expect(list.locator('[aria-current="true"]')).toHaveCount(1);
    await page.route("**/api/v1/quotes?*", (route) => route.abort());
    await page.getByRole("button", { name: "Price again" }).click();
    await expect(list.getByText("The list cannot be read right now.")).toBeVisible();
    await expect(list.getByRole("listitem").first()).toContainText("Times Square");
  });

  test("a retry sends the key of the first attempt", async ({ page }) => {
    const keys: (string | undefined)[] = [];
    await page.route("**/api/v1/quotes", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      keys.push(route.request().headers()["idempotency-key"]);
      return keys.length === 1 ? route.abort() : route.continue();
    });
    await page.goto(RIDE);
    await page.getByRole("button", { name: "Try again" }).click();
    await expectModelPrice(page);
    await page.getByRole("button", { name: "Price again" }).click();
    await expect.poll(() => keys.length).toBe(3);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});
