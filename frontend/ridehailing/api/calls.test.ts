import { afterEach, expect, it, vi } from "vitest";
import { stubFetch } from "@/platform/testing/fetch";
import { createQuote, getQuote, listQuotes } from "./quotes";
import { cancelRide, getRide, requestRide, rideEventsPath } from "./rides";

const REQUEST = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
const signal = () => new AbortController().signal;

afterEach(() => {
  vi.unstubAllGlobals();
});

it("creates a quote with a key that makes retrying safe", async () => {
  const fetched = stubFetch(201, { id: "1" }, { "server-timing": "gateway;dur=3" });
  const { quote, timing } = await createQuote(REQUEST, "key-1", signal());
  expect(quote.id).toBe("1");
  expect(timing.servers).toEqual({ gateway: 3 });
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect([path, init?.method, init?.body]).toEqual(["/api/v1/quotes", "POST", JSON.stringify(REQUEST)]);
  expect(init?.headers).toMatchObject({ "idempotency-key": "key-1" });
});

it("reads a stored quote by its id, and how long that took", async () => {
  const fetched = stubFetch(200, { id: "a/b" }, { "server-timing": "gateway;dur=2, db;dur=1" });
  const { quote, timing } = await getQuote("a/b", signal());
  expect(quote.id).toBe("a/b");
  expect(timing.servers).toEqual({ gateway: 2, db: 1 });
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/v1/quotes/a%2Fb");
});

it("lists quotes page by page", async () => {
  const fetched = stubFetch(200, { items: [], nextCursor: null }, {});
  await listQuotes(5, undefined, signal());
  expect((await listQuotes(5, "c&d", signal())).items).toEqual([]);
  expect(fetched.mock.calls.map(([path]) => path)).toEqual([
    "/api/v1/quotes?limit=5",
    "/api/v1/quotes?limit=5&cursor=c%26d",
  ]);
});

it("requests a ride by its quote, with a key that makes retrying safe", async () => {
  const fetched = stubFetch(201, { id: "r" }, {});
  expect((await requestRide("q", "key-2")).id).toBe("r");
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect([path, init?.method, init?.body]).toEqual(["/api/v1/rides", "POST", '{"quoteId":"q"}']);
  expect(init?.headers).toMatchObject({ "idempotency-key": "key-2", "content-type": "application/json" });
});

it("reads and cancels a ride, and knows where its events are", async () => {
  const fetched = stubFetch(200, { id: "a/b" }, {});
  expect((await getRide("a/b", signal())).id).toBe("a/b");
  expect((await cancelRide("a/b")).id).toBe("a/b");
  expect(fetched.mock.calls.map(([path, init]) => `${init?.method ?? "GET"} ${path}`)).toEqual([
    "GET /api/v1/rides/a%2Fb",
    "POST /api/v1/rides/a%2Fb/cancel",
  ]);
  expect(fetched.mock.calls[1]?.[1]?.headers).toHaveProperty("idempotency-key");
  expect(rideEventsPath("a/b")).toBe("/api/v1/rides/a%2Fb/events");
});
