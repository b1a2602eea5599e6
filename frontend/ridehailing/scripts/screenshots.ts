import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectModelPrice, mapIsReady } from "@/ridehailing/e2e/quote-page";
import { isSame, PLACES } from "@/ridehailing/places/places";
import { DESKTOP, PHONE, takePicture } from "./picture";

const HUB = { lat: 40.7527, lng: -73.9772 }; // Grand Central Terminal
const OTHERS = PLACES.filter((place) => !isSame(place, HUB));
const ROUNDS = [...OTHERS, ...OTHERS].slice(0, 14); // pushes the first, cold request out of the recent ones
const SETTLED_MS = 1000; // software rendering would otherwise count as the next request's time
const PICTURES = [
  { name: "quote-light", ride: "from=40.758,-73.9855&to=40.6413,-73.7781", colorScheme: "light", screen: DESKTOP },
  { name: "quote-dark", ride: "from=40.706,-74.0088&to=40.8296,-73.9262", colorScheme: "dark", screen: DESKTOP },
  { name: "quote-phone", ride: "from=40.7359,-73.9911&to=40.6602,-73.969", colorScheme: "light", screen: PHONE },
] as const;

for (const { name, ride, colorScheme, screen } of PICTURES) {
  test.describe(name, () => {
    test.use({ colorScheme, ...screen });

    test("is taken of a warm stack", async ({ page, request }) => {
      await page.goto(`/?${ride}`);
      await mapIsReady(page);
      await expectModelPrice(page);
      for (const { lat, lng } of ROUNDS) {
        await someoneElseAsks(request, { lat, lng });
        await priceAgain(page);
      }
      await page.waitForLoadState("networkidle");
      await page.evaluate(() => scrollTo(0, 0));
      await takePicture(page, name);
    });
  });
}

async function someoneElseAsks(request: APIRequestContext, pickup: { lat: number; lng: number }): Promise<void> {
  expect((await request.post("/api/v1/quotes", { data: { pickup, dropoff: HUB } })).status()).toBe(201);
}

async function priceAgain(page: Page): Promise<void> {
  const responded = page.waitForResponse((response) => response.request().method() === "GET" && response.ok());
  await page.getByRole("button", { name: "Price again" }).click();
  await responded;
  await page.waitForTimeout(SETTLED_MS);
}
