import type { RequestListener } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { exchange } from "@/platform/testing/exchange";
import { nowhere, pending, proxyBefore, serverThat } from "@/platform/testing/servers";

async function proxyTo(listener: RequestListener) {
  return proxyBefore((await serverThat(listener)).url);
}

function post(body: string): RequestInit {
  const headers = { "content-type": "application/json", "idempotency-key": "k", cookie: "secret=1" };
  return { method: "POST", headers, body };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

it("passes request and response through, and adds its own time", async () => {
  let seen = "";
  const page = await proxyTo(async (request, response) => {
    seen = `${request.method} ${request.url} ${request.headers["idempotency-key"]} ${request.headers.cookie} `;
    for await (const part of request) seen += part;
    response.writeHead(201, { location: "/api/v1/items/1", "server-timing": "gateway;dur=1", "x-other": "1" });
    response.end("{}");
  });
  const response = await page.fetch("/api/v1/items?x=1", post('{"a":1}'));
  expect(seen).toBe('POST /api/v1/items?x=1 k undefined {"a":1}');
  expect(response.status).toBe(201);
  expect(response.headers.get("location")).toBe("/api/v1/items/1");
  expect(response.headers.get("x-other")).toBeNull();
  expect(response.headers.get("server-timing")).toMatch(/^next;dur=[0-9.]+, gateway;dur=1$/);
  expect(await response.text()).toBe("{}");
});

it("passes a problem through unchanged", async () => {
  const page = await proxyTo((_, response) => {
    response.writeHead(503, { "content-type": "application/problem+json", "retry-after": "1" });
    response.end('{"status":503}');
  });
  const response = await page.fetch("/api/v1/items");
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await response.json()).toEqual({ status: 503 });
});

it("responds with a problem of its own when the gateway cannot be reached", async () => {
  const page = await proxyBefore(await nowhere());
  const response = await page.fetch("/api/v1/items", post("{}"));
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("2");
  expect(await response.json()).toMatchObject({ type: "/problems/gateway-unreachable", instance: "/api/v1/items" });
});

it("refuses a body that is too large and does not forward it", async () => {
  const reached = vi.fn<RequestListener>((_, response) => void response.end());
  const page = await proxyTo(reached);
  const response = await page.fetch("/api/v1/items", post("x".repeat(70_000)));
  expect(response.status).toBe(413);
  expect(reached).not.toHaveBeenCalled();
});

it("refuses a chunked body that becomes too large, and serves the connection's next request", async () => {
  const page = await proxyTo((_, response) => void response.end("{}"));
  const part = "x".repeat(33_000);
  const chunk = `${part.length.toString(16)}\r\n${part}\r\n`;
  const { received } = exchange(
    page.url,
    `POST /api/v1/items HTTP/1.1\r\nHost: page\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}0\r\n\r\n` +
      "GET /api/v1/items HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n",
  );
  expect((await received).match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
});

it("passes on the headers that a status requires or that describe the content", async () => {
  const required = { "sec-websocket-version": "13", allow: "GET", "www-authenticate": "Basic", vary: "Accept" };
  const page = await proxyTo((_, response) => {
    response
      .writeHead(426, { ...required, upgrade: "websocket", connection: "upgrade", "keep-alive": "timeout=9" })
      .end();
  });
  const { received } = exchange(page.url, "GET /api/v1/x HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n");
  const lines = (await received).toLowerCase().split("\r\n");
  expect(lines).toContain("upgrade: websocket");
  expect(lines).toContain("connection: close, upgrade");
  expect(lines).not.toContain("keep-alive: timeout=9");
  for (const [name, value] of Object.entries(required)) expect(lines).toContain(`${name}: ${value.toLowerCase()}`);
});

it.each(["TRACE", "PROPFIND"])("refuses the method %s", async (method) => {
  const reached = vi.fn<RequestListener>((_, response) => void response.end());
  const page = await proxyTo(reached);
  const { received } = exchange(page.url, `${method} /api/v1/x HTTP/1.1\r\nHost: p\r\nConnection: close\r\n\r\n`);
  expect(await received).toMatch(/^HTTP\/1.1 405 [\s\S]*Allow: GET, HEAD, POST/i);
  expect(reached).not.toHaveBeenCalled();
});

it("passes on the content length of a HEAD", async () => {
  const page = await proxyTo((_, response) => void response.writeHead(200, { "content-length": 7 }).end());
  expect((await page.fetch("/api/v1/x", { method: "HEAD" })).headers.get("content-length")).toBe("7");
});

it("cancels the call when the browser disconnects before the response", async () => {
  const received = pending<void>();
  const gone = pending<void>();
  const page = await proxyTo((_, response) => {
    response.on("close", gone.resolve);
    received.resolve();
  });
  const { socket } = exchange(page.url, "GET /api/v1/x HTTP/1.1\r\nHost: page\r\n\r\n");
  await received.promise;
  socket.resetAndDestroy();
  await gone.promise;
});
