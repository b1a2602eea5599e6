import { expect, type Page, test } from "@playwright/test";
import { expectModelPrice, withoutMap } from "./quote-page";

/** Opens the page while its scripts are held back; returns a function that releases them. */
async function openWithoutScripts(page: Page): Promise<() => void> {
  await withoutMap(page);
  let release = () => {};
  const mayCome = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  return release;
}

test("typing before hydration continues in the hydrated field", async ({ page }) => {
  const release = await openWithoutScripts(page);
  const pickup = page.getByRole("combobox", { name: "Pickup" });
  await pickup.focus();
  await page.keyboard.type("Union");
  release();
  await page.getByRole("option", { name: "Union Square" }).click();
  await expect(pickup).toHaveValue("Union Square");
});

test("both ends filled in before hydration lead to a price", async ({ page }) => {
  const release = await openWithoutScripts(page);
  await page.getByRole("combobox", { name: "Pickup" }).fill("40.7580, -73.9855");
  await page.getByRole("combobox", { name: "Drop-off" }).fill("40.6413, -73.7781");
  await page.keyboard.press("Tab");
  release();
  await expectModelPrice(page);
});

test("invalid text left before hydration is explained", async ({ page }) => {
  const release = await openWithoutScripts(page);
  await page.getByRole("combobox", { name: "Pickup" }).fill("nowhere at all");
  await page.keyboard.press("Tab");
  release();
  await expect(page.getByText("Choose a place from the list, or type latitude, longitude.")).toBeVisible();
});

test("an example ride works before hydration", async ({ page }) => {
  const release = await openWithoutScripts(page);
  const link = page.getByRole("link", { name: "Wall Street to Yankee Stadium" });
  await link.click({ noWaitAfter: true });
  await expect(page).toHaveURL(/from=40\.706,-74\.0088&to=40\.8296,-73\.9262$/);
  release();
  await expectModelPrice(page);
});
