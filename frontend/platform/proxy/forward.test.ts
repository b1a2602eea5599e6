import type { RequestListener } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { nowhere, pending, proxyBefore, serverThat } from "@/platform/testing/servers";

afterEach(() => {
  vi.unstubAllEnvs();
});

const responding: RequestListener = (_, response) => void response.end("{}");
const breaking: RequestListener = (request) => void request.socket.destroy();

/** The statuses of two requests to two gateways; each gateway is the first one once. */
async function statusesOf(one: string, other: string, init: RequestInit): Promise<number[]> {
  const page = await proxyBefore(one, other);
  const send = async () => (await page.fetch("/api/v1/items", init)).status;
  return [await send(), await send()];
}

it("spreads requests over the gateways", async () => {
  const one = vi.fn(responding);
  const other = vi.fn(responding);
  await statusesOf((await serverThat(one)).url, (await serverThat(other)).url, {});
  expect(one).toHaveBeenCalledOnce();
  expect(other).toHaveBeenCalledOnce();
});

it("retries a safe request at the next gateway when one breaks the connection", async () => {
  const reached = vi.fn(responding);
  const broken = (await serverThat(breaking)).url;
  const whole = (await serverThat(reached)).url;
  expect(await statusesOf(broken, whole, {})).toEqual([200, 200]);
  const keyed = { method: "POST", body: "{}", headers: { "idempotency-key": "k" } };
  expect(await statusesOf((await serverThat(breaking)).url, whole, keyed)).toEqual([200, 200]);
  expect(reached).toHaveBeenCalledTimes(4);
});

it("does not retry a request that may have been executed", async () => {
  const broken = (await serverThat(breaking)).url;
  const reached = vi.fn(responding);
  const statuses = await statusesOf(broken, (await serverThat(reached)).url, { method: "POST", body: "{}" });
  expect(statuses.sort()).toEqual([200, 503]);
  expect(reached).toHaveBeenCalledOnce();
});

it("retries any request when the connection is refused, since nothing was sent", async () => {
  const { url } = await serverThat(responding);
  expect(await statusesOf(await nowhere(), url, { method: "POST", body: "{}" })).toEqual([200, 200]);
});

it("retries any request when the gateway's name does not resolve", async () => {
  const { url } = await serverThat(responding);
  expect(await statusesOf("http://gateway-2.invalid", url, { method: "POST", body: "{}" })).toEqual([200, 200]);
});

it("gives up on a gateway that does not respond in its share of the timeout", { timeout: 15_000 }, async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const received = pending<void>();
  const silent = (await serverThat(() => received.resolve())).url;
  const response = (await proxyBefore(silent)).fetch("/api/v1/items/1");
  await received.promise;
  vi.advanceTimersByTime(10_000);
  expect((await response).status).toBe(503);
  vi.useRealTimers();
});
