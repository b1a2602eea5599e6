import { expect, type Page, test } from "@playwright/test";
import { slices } from "@/slices";
import { expectAccessible, SCREENS } from "./accessible";
import { part } from "./parts";

const BACK_WITHIN_MS = 60_000; // a Java virtual machine starts, on a machine that may be busy
const PATH = "/welcome";

const row = (page: Page, part: string) => page.locator(`[data-part="${part}"]`);

test("the welcome greets, shows every part up, and leads to the documentation", { tag: "@short" }, async ({ page }) => {
  await page.goto(PATH);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tandem" })).toBeVisible();
  for (const part of ["gateway", "mlService", "database"]) await expect(row(page, part)).toContainText(/Up$/);
  const docs = page.getByRole("navigation", { name: "Documentation" });
  await expect(docs.getByRole("link", { name: /^Gateway API/ })).toHaveAttribute("href", /\/api\/docs$/);
  await expect(docs.getByRole("link", { name: /^ML service API/ })).toHaveAttribute("href", /\/docs$/);
});

test("the start page is the welcome when no slice brings a home page", { tag: "@short" }, async ({ page }) => {
  test.skip(slices.length > 1, "a slice may bring its own");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Welcome to Tandem" })).toBeVisible();
});

test("the ML service killed is shown without a reload, and its return too", { tag: "@short" }, async ({ page }) => {
  await page.goto(PATH);
  await expect(row(page, "mlService")).toContainText(/Up$/);
  try {
    await part("kill", "ml-service");
    await expect(row(page, "mlService")).toContainText(/(Unreachable|Down)$/);
    await expect(row(page, "gateway")).toContainText(/Up$/);
  } finally {
    await part("start", "ml-service");
  }
  await expect(row(page, "mlService")).toContainText(/Up$/, { timeout: BACK_WITHIN_MS });
});

test("the gateway stopped is shown, the API says so, and its return repairs both", async ({ page, request }) => {
  await page.goto(PATH);
  try {
    await part("stop", "gateway");
    await expect(row(page, "gateway")).toContainText(/Unreachable$/);
    await expect(row(page, "database")).toContainText(/Unknown$/);
    const refusal = await request.get("/api/v1/items");
    expect(refusal.status()).toBe(503);
    expect(refusal.headers()["retry-after"]).toMatch(/^[1-9]\d*$/);
    expect(await refusal.json()).toMatchObject({ type: "/problems/gateway-unreachable", instance: "/api/v1/items" });
  } finally {
    await part("start", "gateway");
  }
  await expect(row(page, "gateway")).toContainText(/Up$/, { timeout: BACK_WITHIN_MS });
  await expect(row(page, "database")).toContainText(/Up$/);
  expect((await request.get("/api/v1/items")).status()).toBe(404);
});

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("axe finds nothing in the welcome, and nothing reaches out sideways", async ({ page }) => {
      await page.goto(PATH);
      await expectAccessible(page);
    });
  });
}
