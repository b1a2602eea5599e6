import { expect, type Page, test } from "@playwright/test";
import { choose, expectModelPrice, withoutMap } from "./quote-page";

const pickup = (page: Page) => page.getByRole("combobox", { name: "Pickup" });
const dropoff = (page: Page) => page.getByRole("combobox", { name: "Drop-off" });

test.beforeEach(({ page }) => withoutMap(page));

test("the address holds the ride and can be shared", async ({ page }) => {
  await page.goto("/");
  await choose(page, "Pickup", "Wall Street");
  await choose(page, "Drop-off", "Yankee Stadium");
  await expectModelPrice(page);
  const shared = page.url();
  expect(shared).toContain("from=40.706,-74.0088");
  await page.goto("about:blank");
  await page.goto(shared);
  await expect(dropoff(page)).toHaveValue("Yankee Stadium");
  await expectModelPrice(page);
});

test("the fields are filled before any script has run", async ({ request }) => {
  const html = await (await request.get("/?from=40.706,-74.0088&to=40.8296,-73.9262")).text();
  expect(html).toContain('value="Wall Street"');
  expect(html).toContain('value="Yankee Stadium"');
});

test("back and forward go through the choices made", async ({ page }) => {
  await page.goto("/");
  await choose(page, "Pickup", "Union Square");
  await choose(page, "Drop-off", "Prospect Park");
  await expectModelPrice(page);
  await page.goBack();
  await expect(pickup(page)).toHaveValue("Union Square");
  await expect(dropoff(page)).toHaveValue("");
  await expect(page.getByTestId("fare")).toHaveCount(0);
  await page.goBack();
  await expect(pickup(page)).toHaveValue("");
  await page.goForward();
  await page.goForward();
  await expect(dropoff(page)).toHaveValue("Prospect Park");
  await expectModelPrice(page);
});

test("a stored quote has an address of its own, which prices nothing", async ({ page, request }) => {
  const ends = { pickup: { lat: 40.7359, lng: -73.9911 }, dropoff: { lat: 40.5755, lng: -73.9707 } };
  const kept = await (await request.post("/api/v1/quotes", { data: ends })).json();
  let requests = 0;
  page.on("request", (sent) => {
    if (sent.method() === "POST") requests++;
  });
  await page.goto(`/?quote=${kept.id}`);
  await expect(dropoff(page)).toHaveValue("Coney Island");
  await expectModelPrice(page);
  await expect(page.getByText("no model was called")).toBeVisible();
  await page.reload();
  await expectModelPrice(page);
  expect(requests).toBe(0);
  await page.getByRole("button", { name: "Price again" }).click();
  await expect.poll(() => requests).toBe(1);
  await expect(page).toHaveURL(/from=40\.7359,-73\.9911&to=40\.5755,-73\.9707$/);
});

test("tabbing through the fields of a stored quote, with more decimals than are shown, prices nothing", async ({
  page,
  request,
}) => {
  const ends = { pickup: { lat: 40.7359123, lng: -73.9911123 }, dropoff: { lat: 40.5755123, lng: -73.9707123 } };
  const kept = await (await request.post("/api/v1/quotes", { data: ends })).json();
  await page.goto(`/?quote=${kept.id}`);
  await expectModelPrice(page);
  await expect(pickup(page)).toHaveValue("40.73591, -73.99111");
  await pickup(page).focus();
  await page.keyboard.press("Tab");
  await expect(dropoff(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dropoff(page)).not.toBeFocused();
  await expect(page).toHaveURL(new RegExp(`quote=${kept.id}$`));
});

test("a quote that does not exist is a clear problem", async ({ page }) => {
  await page.goto("/?quote=01a00000-0000-7000-8000-000000000000");
  await expect(page.getByRole("alert", { name: "Problem" })).toBeVisible();
});
