import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { part } from "@/platform/e2e/parts";
import { expectModelPrice, RIDE } from "./quote-page";

const MODEL_BACK_WITHIN_MS = 10_000;
const GATEWAY_BACK_WITHIN_MS = 60_000; // a Java virtual machine starts, on a machine that may be busy

test.use({ contextOptions: { reducedMotion: "reduce" } }); // axe measures no colour that is still fading in

test("the ML service killed gives estimated prices, and its return gives the model's again", { tag: "@short" }, async ({
  page,
  request,
}) => {
  await page.goto(RIDE);
  await expectModelPrice(page);
  try {
    await part("kill", "ml-service");
    await page.reload();
    await expect(page.getByText("Estimated price", { exact: true })).toBeVisible();
    await expect(page.getByTestId("model-version")).toHaveCount(0);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await expect(page.getByRole("alert", { name: "Problem" })).toHaveCount(0);
  } finally {
    await part("start", "ml-service");
  }
  const data = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
  await expect
    .poll(async () => (await (await request.post("/api/v1/quotes", { data })).json()).pricing, {
      timeout: MODEL_BACK_WITHIN_MS,
      intervals: [200],
    })
    .toBe("model");
  await page.reload();
  await expectModelPrice(page);
});

test("PostgreSQL stopped gives a clear problem, and its return a quote by itself", async ({ page }) => {
  try {
    await part("stop", "postgres");
    await page.goto(RIDE);
    await expect(page.getByRole("alert", { name: "Problem" })).toContainText("Nothing can be stored right now");
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  } finally {
    await part("start", "postgres");
  }
  await expectModelPrice(page);
});

test("the gateway stopped is a clear problem, and its return repairs the page", async ({ page }) => {
  try {
    await part("stop", "gateway");
    await page.goto(RIDE);
    await expect(page.getByRole("alert", { name: "Problem" })).toContainText("The gateway cannot be reached");
  } finally {
    await part("start", "gateway");
  }
  await expect(page.getByTestId("model-version")).toBeVisible({ timeout: GATEWAY_BACK_WITHIN_MS });
  await expectModelPrice(page);
});
