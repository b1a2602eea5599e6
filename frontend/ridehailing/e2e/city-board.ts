import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import { mapIsReady } from "./quote-page";

/** Opens the live board, and waits until it is live and drawn. */
export async function openBoard(page: Page): Promise<void> {
  await page.goto("/city");
  await expectLive(page);
  await mapIsReady(page);
}

export async function expectLive(page: Page, timeout?: number): Promise<void> {
  await expect(page.getByTestId("live")).toHaveAttribute("data-status", "live", timeout ? { timeout } : {});
}

/** When the board was updated last, RFC 3339. */
export function updated(page: Page): Promise<string | null> {
  return page.getByTestId("updated").getAttribute("datetime");
}

/** The ticker's entries, the newest first. */
export function rideEvents(page: Page): Locator {
  return page.getByRole("list", { name: "Last ride events" }).getByRole("listitem");
}

/** Requests a ride from Times Square to JFK Airport by the API; returns its id. */
export async function requestRideByApi(request: APIRequestContext): Promise<string> {
  const ends = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
  const quote = await (await request.post("/api/v1/quotes", { data: ends })).json();
  const headers = { "idempotency-key": `board-${quote.id}` };
  const response = await request.post("/api/v1/rides", { data: { quoteId: quote.id }, headers });
  expect(response.status()).toBe(201);
  return (await response.json()).id;
}
