import { expect, test } from "@playwright/test";

const READERS_ZONE = "Pacific/Chatham"; // no host has it, and it is 45 minutes off every full hour

test.use({ timezoneId: READERS_ZONE });

test("times are the reader's, not the host's", async ({ page }) => {
  await page.goto("/city");
  const time = page.getByTestId("updated");
  await expect(time).toBeVisible();
  const [instant, shown] = await time.evaluate((element) => [element.getAttribute("datetime"), element.textContent]);
  const format = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: READERS_ZONE });
  expect(shown).toBe(format.format(new Date(instant ?? "")));
});

for (const path of ["/", "/city", "/drive"]) {
  test(`the server writes no time into ${path}`, async ({ request }) => {
    const page = await (await request.get(path)).text();
    expect(page).toContain("<main");
    expect(page).not.toContain("<time");
  });
}

test("the gateway reports instants in UTC", async ({ request }) => {
  const trip = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
  const quote = await (await request.post("/api/v1/quotes", { data: trip })).json();
  expect(quote.createdAt).toMatch(/Z$/);
  expect(Math.abs(Date.parse(quote.createdAt) - Date.now())).toBeLessThan(60_000);
});
