import { afterEach, expect, it, vi } from "vitest";
import { stubFetch } from "@/platform/testing/fetch";
import { jsonPost, newIdempotencyKey, requestJson, timedRequestJson } from "./client";
import { GatewayProblem } from "./problem";

const ITEMS = "/api/v1/items";
const signal = () => new AbortController().signal;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("sends the key and reads the servers' timings", async () => {
  const fetched = stubFetch(201, { id: "1" }, { "server-timing": "next;dur=5, gateway;dur=3" });
  const { body, timing } = await timedRequestJson<{ id: string }>(ITEMS, jsonPost({ a: 1 }, "key-1", signal()));
  expect(body.id).toBe("1");
  expect(timing.servers).toEqual({ next: 5, gateway: 3 });
  expect(timing.endedAt).toBeGreaterThanOrEqual(timing.startedAt);
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect([path, init?.method, init?.body]).toEqual([ITEMS, "POST", '{"a":1}']);
  expect(init?.headers).toMatchObject({ "idempotency-key": "key-1", "content-type": "application/json" });
});

it("rejects with the gateway's problem and its retry time", async () => {
  const problem = { type: "/problems/database-unavailable", title: "t", status: 503, detail: "d", instance: "/" };
  stubFetch(503, problem, { "content-type": "application/problem+json", "retry-after": "2" });
  const rejected = await requestJson(ITEMS, jsonPost({}, "k", signal())).catch((error: unknown) => error);
  expect(rejected).toBeInstanceOf(GatewayProblem);
  expect(rejected).toMatchObject({ problem, retryAfterSeconds: 2 });
});

it("rejects with a problem of its own when no response arrives", async () => {
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.reject(new TypeError("failed"))),
  );
  await expect(requestJson(ITEMS, { signal: signal() })).rejects.toMatchObject({ problem: { status: 0 } });
});

it("rejects with a problem when the response is not the gateway's", async () => {
  stubFetch(502, "bad gateway", { "content-type": "text/html" });
  await expect(requestJson(ITEMS, { signal: signal() })).rejects.toMatchObject({
    problem: { status: 502 },
    retryAfterSeconds: undefined,
  });
});

it("rejects with a problem when the response is truncated or not JSON", async () => {
  for (const [status, type] of [
    [200, "application/json"],
    [503, "application/problem+json"],
  ] as const) {
    const respond = async () => new Response('{"items":', { status, headers: { "content-type": type } });
    vi.stubGlobal("fetch", vi.fn(respond));
    await expect(requestJson(ITEMS, { signal: signal() })).rejects.toMatchObject({
      name: "GatewayProblem",
      problem: { status },
    });
  }
});

it("rejects with a problem when the connection breaks during the response", async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) });
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(body)),
  );
  await expect(requestJson(ITEMS, jsonPost({}, "k", signal()))).rejects.toMatchObject({ problem: { status: 0 } });
});

it("takes from the browser's record when this very request was away", async () => {
  stubFetch(201, { id: "1" }, {});
  const entry = (startTime: number, requestStart: number, responseStart: number) =>
    ({ startTime, requestStart, responseStart }) as PerformanceResourceTiming;
  const entries = vi.spyOn(performance, "getEntriesByName");
  const away = async () => (await timedRequestJson(ITEMS, { signal: signal() })).timing.away;

  entries.mockImplementation(() => [entry(0, 1, 2), entry(performance.now(), 30, 40)]);
  expect(await away()).toEqual({ from: 30, to: 40 });
  entries.mockImplementation(() => [entry(0, 1, 2)]);
  expect(await away()).toBeUndefined();
  entries.mockImplementation(() => [entry(performance.now(), 0, 40)]);
  expect(await away()).toBeUndefined();
});

it("passes an abort on unchanged", async () => {
  const controller = new AbortController();
  controller.abort();
  vi.stubGlobal(
    "fetch",
    vi.fn(() => Promise.reject(controller.signal.reason)),
  );
  await expect(requestJson(ITEMS, { signal: controller.signal })).rejects.toHaveProperty("name", "AbortError");
});

it("makes a new key each time", () => {
  expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
});
