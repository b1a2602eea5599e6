import { expect, test } from "@playwright/test";
import { choose, expectModelPrice, mapIsReady, RIDE, withoutMap } from "./quote-page";

test("the browser talks to its own origin only", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on("request", (sent) => {
    if (!sent.url().startsWith(baseURL ?? "") && !/^(data|blob):/.test(sent.url())) foreign.push(sent.url());
  });
  await page.goto(RIDE);
  await mapIsReady(page);
  await expectModelPrice(page);
  expect(foreign).toEqual([]);
});

test("the console stays clean through a ride, its change and a change of theme", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => {
    const isDrivers = message.text().includes("GPU stall due to ReadPixels"); // the software renderer's
    if (["warning", "error"].includes(message.type()) && !isDrivers) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto(RIDE);
  await mapIsReady(page);
  await expectModelPrice(page);
  await choose(page, "Pickup", "Grand Central Terminal");
  await expectModelPrice(page);
  await page.getByRole("button", { name: "Theme: System" }).click();
  await page.getByRole("region", { name: "Recent quotes" }).getByRole("listitem").first().getByRole("button").click();
  await expectModelPrice(page);
  expect(said).toEqual([]);
});

test("scripts run by a nonce only, and a new one for each page", async ({ request }) => {
  const policies = [await request.get("/"), await request.get("/")].map(
    (response) => response.headers()["content-security-policy"] ?? "",
  );
  const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1]);
  expect(nonces[0]).toBeTruthy();
  expect(nonces[1]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(policies[0]).toContain("connect-src 'self';");
});

test("without WebGL the form still leads to a price", async ({ page }) => {
  await withoutMap(page);
  await page.goto("/");
  await expect(page.getByRole("note")).toContainText("The map cannot be drawn here");
  await choose(page, "Pickup", "Times Square");
  await choose(page, "Drop-off", "JFK Airport");
  await expectModelPrice(page);
});
