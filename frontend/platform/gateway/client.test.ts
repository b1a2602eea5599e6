import { afterEach, expect, it, vi } from "vitest";
import {
  cancelRide,
  createQuote,
  GatewayProblem,
  getQuote,
  getRide,
  listQuotes,
  newIdempotencyKey,
  requestRide,
  rideEventsPath,
} from "./client";

const REQUEST = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
const signal = () => new AbortController().signal;

function answerWith(status: number, body: unknown, headers: Record<string, string>) {
  const answer = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status, headers }));
  vi.stubGlobal("fetch", answer);
  return answer;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("sends the key and reads the servers' timings", async () => {
  const fetched = answerWith(201, { id: "1" }, { "server-timing": "next;dur=5, gateway;dur=3" });
  const { quote, timing } = await createQuote(REQUEST, "key-1", signal());
  expect(quote.id).toBe("1");
  expect(timing.servers).toEqual({ next: 5, gateway: 3 });
  expect(timing.endedAt).toBeGreaterThanOrEqual(timing.startedAt);
  expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ "idempotency-key": "key-1" });
});

it("reads a kept quote by its id, and what that took", async () => {
  const fetched = answerWith(200, { id: "a/b" }, { "server-timing": "gateway;dur=2, db;dur=1" });
  const { quote, timing } = await getQuote("a/b", signal());
  expect(quote.id).toBe("a/b");
  expect(timing.servers).toEqual({ gateway: 2, db: 1 });
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/v1/quotes/a%2Fb");
});

it("requests a ride by its quote, with a key that makes repeating safe", async () => {
  const fetched = answerWith(201, { id: "r" }, {});
  expect((await requestRide("q", "key-2", signal())).id).toBe("r");
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect([path, init?.method, init?.body]).toEqual(["/api/v1/rides", "POST", '{"quoteId":"q"}']);
  expect(init?.headers).toMatchObject({ "idempotency-key": "key-2", "content-type": "application/json" });
});

it("reads and cancels a ride, and knows where its events are", async () => {
  const fetched = answerWith(200, { id: "a/b" }, {});
  expect((await getRide("a/b", signal())).id).toBe("a/b");
  expect((await cancelRide("a/b", signal())).id).toBe("a/b");
  expect(fetched.mock.calls.map(([path, init]) => `${init?.method ?? "GET"} ${path}`)).toEqual([
    "GET /api/v1/rides/a%2Fb",
    "POST /api/v1/rides/a%2Fb/cancel",
  ]);
  expect(fetched.mock.calls[1]?.[1]?.headers).toHaveProperty("idempotency-key");
  expect(rideEventsPath("a/b")).toBe("/api/v1/rides/a%2Fb/events");
});

it("rejects with the gateway's problem and its retry time", async () => {
  const problem = { type: "/problems/database-unavailable", title: "t", status: 503, detail: "d", instance: "/" };
  answerWith(503, problem, { "content-type": "application/problem+json", "retry-after": "2" });
  const rejected = await createQuote(REQUEST, "k", signal()).catch((error: unknown) => error);
  expect(rejected).toBeInstanceOf(GatewayProblem);
  expect(rejected).toMatchObject({ problem, retryAfterSeconds: 2 });
});

it("rejects with a problem of its own where no answer came", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.reject(new TypeError("failed"))),
  );
  await expect(listQuotes(5, undefined, signal())).rejects.toMatchObject({ problem: { status: 0 } });
});

it("rejects with a problem where the answer is something else", async () => {
  answerWith(502, "bad gateway", { "content-type": "text/html" });
  await expect(listQuotes(5, "c", signal())).rejects.toMatchObject({
    problem: { status: 502 },
    retryAfterSeconds: undefined,
  });
});

it("rejects with a problem where the answer is cut short or no JSON", async () => {
  for (const [status, type] of [
    [200, "application/json"],
    [503, "application/problem+json"],
  ] as const) {
    const answer = async () => new Response('{"items":', { status, headers: { "content-type": type } });
    vi.stubGlobal("fetch", vi.fn(answer));
    await expect(listQuotes(5, undefined, signal())).rejects.toMatchObject({
      name: "GatewayProblem",
      problem: { status },
    });
  }
});

it("rejects with a problem where the connection goes amid the answer", async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) });
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(body)),
  );
  await expect(createQuote(REQUEST, "k", signal())).rejects.toMatchObject({ problem: { status: 0 } });
});

it("takes from the browser's record when this very request was away", async () => {
  answerWith(201, { id: "1" }, {});
  const entry = (startTime: number, requestStart: number, responseStart: number) =>
    ({ startTime, requestStart, responseStart }) as PerformanceResourceTiming;
  const entries = vi.spyOn(performance, "getEntriesByName");
  const away = async () => (await createQuote(REQUEST, "k", signal())).timing.away;

  entries.mockImplementation(() => [entry(0, 1, 2), entry(performance.now(), 30, 40)]);
  expect(await away()).toEqual({ from: 30, to: 40 });
  entries.mockImplementation(() => [entry(0, 1, 2)]);
  expect(await away()).toBeUndefined();
  entries.mockImplementation(() => [entry(performance.now(), 0, 40)]);
  expect(await away()).toBeUndefined();
});

it("lets an abort through as it is", async () => {
  const controller = new AbortController();
  controller.abort();
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.reject(controller.signal.reason)),
  );
  await expect(listQuotes(5, undefined, controller.signal)).rejects.toHaveProperty("name", "AbortError");
});

it("makes a new key each time", () => {
  expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
});
