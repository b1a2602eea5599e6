import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import { part } from "@/platform/e2e/parts";

const QUOTES = "/api/v1/quotes";
const RIDE = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
const AT_ONCE = 4;

/** Keeps quotes in flight while a fault is made and repaired; returns the responses in order. */
async function quotesDuring(request: APIRequestContext, fault: () => Promise<void>): Promise<APIResponse[]> {
  const responses: APIResponse[] = [];
  let isOver = false;
  const client = async () => {
    while (!isOver) responses.push(await request.post(QUOTES, { data: RIDE }));
  };
  const clients = Array.from({ length: AT_ONCE }, client);
  await fault().finally(() => {
    isOver = true;
  });
  await Promise.all(clients);
  return responses;
}

async function pricing(response: APIResponse): Promise<string> {
  return (await response.json()).pricing;
}

async function expectPricing(request: APIRequestContext, wanted: "model" | "fallback"): Promise<void> {
  await expect.poll(async () => pricing(await request.post(QUOTES, { data: RIDE }))).toBe(wanted);
}

test("while the ML service is killed and started, every request gets a quote", async ({ request }) => {
  await expectPricing(request, "model");
  const responses = await quotesDuring(request, async () => {
    try {
      await part("kill", "ml-service");
      await expectPricing(request, "fallback");
    } finally {
      await part("start", "ml-service");
    }
    await expectPricing(request, "model");
  });
  expect(new Set(responses.map((response) => response.status()))).toEqual(new Set([201]));
  expect(new Set(await Promise.all(responses.map(pricing)))).toEqual(new Set(["model", "fallback"]));
});

test("while PostgreSQL is stopped and started, every response is a quote or a clear refusal", async ({ request }) => {
  const isQuoted = async () => (await request.post(QUOTES, { data: RIDE })).status();
  await expect.poll(isQuoted).toBe(201);
  const responses = await quotesDuring(request, async () => {
    try {
      await part("stop", "postgres");
      await expect.poll(isQuoted).toBe(503);
    } finally {
      await part("start", "postgres");
    }
    await expect.poll(isQuoted).toBe(201);
  });
  const refusals = responses.filter((response) => response.status() !== 201);
  expect(responses.length).toBeGreaterThan(refusals.length);
  expect(refusals.length).toBeGreaterThan(0);
  for (const refusal of refusals) {
    expect(refusal.status()).toBe(503);
    expect(refusal.headers()["retry-after"]).toMatch(/^[1-9]\d*$/);
    expect((await refusal.json()).type).toBe("/problems/database-unavailable");
  }
});
