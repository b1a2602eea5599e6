import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { exchange } from "@/platform/testing/exchange";
import { pending, proxyBefore, serverThat } from "@/platform/testing/servers";

const server = vi.hoisted(() => ({ stops: new AbortController() }));
vi.mock("./stopping", () => ({
  get stopping() {
    return server.stops.signal;
  },
}));

const EVENTS = { "content-type": "text/event-stream;charset=UTF-8" };
const PATH = "/api/v1/items/1/events?lastEventId=2";

afterEach(() => {
  vi.unstubAllEnvs();
  server.stops = new AbortController();
});

/** A gateway whose stream the test writes, and what the gateway observes of its client. */
async function streamingGateway() {
  const opened = pending<ServerResponse>();
  const gone = pending<void>();
  const seen: (string | undefined)[] = [];
  const { url } = await serverThat((request, response) => {
    seen.push(request.url, request.headers["last-event-id"]?.toString());
    response.on("close", gone.resolve);
    response.writeHead(200, EVENTS).flushHeaders();
    opened.resolve(response);
  });
  return { opened: opened.promise, gone: gone.promise, seen, page: await proxyBefore(url) };
}

async function textOf(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<string> {
  return new TextDecoder().decode((await reader?.read())?.value);
}

it("passes each event on as it arrives, without buffering", async () => {
  const { opened, seen, page } = await streamingGateway();
  const response = await page.fetch(PATH, { headers: { "last-event-id": "7" } });
  expect(response.headers.get("content-type")).toBe(EVENTS["content-type"]);
  expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
  expect(seen).toEqual(["/api/v1/items/1/events?lastEventId=2", "7"]);
  const reader = response.body?.getReader();
  for (const event of ["id: 1\n\n", ": still here\n\n"]) {
    (await opened).write(event);
    expect(await textOf(reader)).toBe(event);
  }
  (await opened).end();
  expect((await reader?.read())?.done).toBe(true);
});

it("has no timeout", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { opened, page } = await streamingGateway();
  const reader = (await page.fetch(PATH)).body?.getReader();
  vi.advanceTimersByTime(60_000);
  (await opened).write("data: 1\n\n");
  expect(await textOf(reader)).toBe("data: 1\n\n");
  vi.useRealTimers();
});

it("closes the gateway's end when the browser disconnects", async () => {
  const { gone, page } = await streamingGateway();
  const browser = new AbortController();
  await page.fetch(PATH, { signal: browser.signal });
  browser.abort();
  await gone;
});

it("closes the gateway's end when the reader cancels", async () => {
  const { gone, page } = await streamingGateway();
  await (await page.fetch(PATH)).body?.cancel();
  await gone;
});

it("ends when the gateway breaks the connection", async () => {
  const { opened, page } = await streamingGateway();
  const reader = (await page.fetch(PATH)).body?.getReader();
  (await opened).write("data: 1\n\n");
  await reader?.read();
  (await opened).destroy();
  expect((await reader?.read())?.done).toBe(true);
});

it("ends on both sides when this server stops", async () => {
  const { gone, page } = await streamingGateway();
  const reader = (await page.fetch(PATH)).body?.getReader();
  server.stops.abort();
  expect((await reader?.read())?.done).toBe(true);
  await gone;
});

it("passes on a 204, which ends the stream for good", async () => {
  const { url } = await serverThat((_, response) => void response.writeHead(204).end());
  expect((await (await proxyBefore(url)).fetch(PATH)).status).toBe(204);
});

it("sends no chunks to a caller of HTTP/1.0", async () => {
  const { opened, page } = await streamingGateway();
  const { received } = exchange(page.url, `GET ${PATH} HTTP/1.0\r\n\r\n`);
  (await opened).end("data: 1\n\n");
  const [head = "", content] = (await received).split("\r\n\r\n");
  expect(head).toMatch(/^HTTP\/1.1 200/);
  expect(head).not.toMatch(/transfer-encoding/i);
  expect(content).toBe("data: 1\n\n");
});

/**
 * A gateway that responds a moment after a request, and resets the browser's connection a moment before or after
 * that.
 */
async function resettingGateway(browsers: Map<string, Socket>) {
  const streams = { opened: 0, open: 0 };
  const { url } = await serverThat((request, response) => {
    const count = streams.opened++;
    streams.open++;
    response.on("close", () => streams.open--);
    setTimeout(() => browsers.get(request.url ?? "")?.resetAndDestroy(), count % 6);
    setTimeout(() => response.writeHead(200, EVENTS).flushHeaders(), (count / 6) % 6);
  });
  return { streams, url };
}

it("leaves no stream behind at the gateway, whenever the browser resets its connection", {
  timeout: 30_000,
}, async () => {
  const browsers = new Map<string, Socket>();
  const { streams, url } = await resettingGateway(browsers);
  const page = await proxyBefore(url);
  const browse = async (path: string, resetAfterMs: number) => {
    const { socket, received } = exchange(page.url, `GET ${path} HTTP/1.1\r\nHost: page\r\n\r\n`);
    browsers.set(path, socket);
    if (resetAfterMs < 6) setTimeout(() => socket.resetAndDestroy(), resetAfterMs);
    await received;
  };
  for (let round = 0; round < 25; round++) {
    await Promise.all(Array.from({ length: 12 }, (_, index) => browse(`${PATH}&id=${round}-${index}`, index)));
  }
  expect(streams.opened).toBeGreaterThanOrEqual(150);
  await vi.waitFor(() => expect(streams.open).toBe(0), { timeout: 1000, interval: 5 });
});
