import { once } from "node:events";
import type { RequestListener } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { exchange } from "@/platform/testing/exchange";
import { serverThat } from "@/platform/testing/servers";
import { intercept } from "./intercept-servers";
import { createInterceptor } from "./serve";

const WEBSOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: k\r\n";
const H2C = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n";
const OFFERS = [H2C, H2C.toLowerCase(), "Connection: keep-alive, Upgrade\r\nUpgrade: TLS/1.0\r\n"];
const SOCKET = "/api/v1/items/1/socket";
const serving = createInterceptor(["/api/v1/items/{id}/socket"]);

afterEach(() => {
  vi.unstubAllEnvs();
});

const echoing: RequestListener = async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const { connection, upgrade } = request.headers;
  response.end(JSON.stringify({ by: request.socket.localPort, url: request.url, body, connection, upgrade }));
};

/** The page's server and a gateway; both respond with the request that they received. */
async function page() {
  const gateway = await serverThat(echoing);
  vi.stubEnv("GATEWAY_URL", gateway.url);
  const rendered = vi.fn(echoing);
  const { server, url } = await serverThat(rendered);
  intercept(server, serving);
  const connections = () => new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
  const send = (bytes: string, isHalfOpen = false) => exchange(url, bytes, isHalfOpen);
  return { url, rendered, connections, send };
}

function request(target: string, headers = "", method = "GET", body = ""): string {
  return `${method} ${target} HTTP/1.1\r\nHost: page\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
}

const last = (target: string) => request(target, "Connection: close\r\n");

it.each(["/", "/nothing", "/api/v1/items", "/_next/hmr", "/%zz", "//", "*", `${SOCKET}/x`])(
  "refuses a WebSocket at %s at once, and closes its connection",
  async (target) => {
    const { send, connections, rendered } = await page();
    expect(await send(request(target, WEBSOCKET)).received).toMatch(/^HTTP\/1.1 40[04] /);
    await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 1000, interval: 5 });
    expect(rendered).not.toHaveBeenCalled();
  },
);

it("closes the connection after refusing a WebSocket, even when the caller keeps it", async () => {
  const { send, connections } = await page();
  await send(request("/nothing", WEBSOCKET), true).received;
  await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 4000, interval: 20 });
});

it.each(OFFERS)("ignores an offer, body and later requests included: %j", async (offer) => {
  const { send } = await page();
  const { socket, received } = send(request("/page", offer));
  await once(socket, "data");
  socket.write(request("/api/v1/items", offer, "POST", "{1}"));
  await once(socket, "data");
  socket.write(last("/other"));
  const text = await received;
  expect(text.match(/HTTP\/1.1 \d+ \w+/g)).toEqual(Array(3).fill("HTTP/1.1 200 OK"));
  expect(text.match(/"url":"[^"]*","body":"[^"]*"/g)).toEqual([
    '"url":"/page","body":""',
    '"url":"/api/v1/items","body":"{1}"',
    '"url":"/other","body":""',
  ]);
});

it("ignores an offer over HTTP/1.0, a WebSocket too", async () => {
  const { received } = (await page()).send(`GET ${SOCKET} HTTP/1.0\r\n${WEBSOCKET}\r\n`);
  const text = await received;
  expect(text).toMatch(/^HTTP\/1.1 200 OK/);
  expect(text).not.toMatch(/transfer-encoding/i);
});

it("closes a connection that upgrades while a response is being written", async () => {
  const { url } = await page();
  const hanging = vi.fn<RequestListener>();
  const { server, url: slow } = await serverThat(hanging);
  intercept(server, serving);
  expect(url).not.toBe(slow);
  expect(await exchange(slow, request("/") + request("/", WEBSOCKET)).received).toBe("");
  expect(hanging).toHaveBeenCalledOnce();
});

it("sends the API's requests to the gateway, with their dot segments resolved, and no others", async () => {
  const { send, rendered, url } = await page();
  const port = Number(new URL(url).port);
  for (const target of ["/api/v1/items", "/x/../api/v1/items", "http://page/api/v1/items", "/api/./v1/items"]) {
    const text = await send(last(target)).received;
    expect(text).toContain('"url":"/api/v1/items"');
    expect(text).not.toContain(`"by":${port}`);
  }
  expect(rendered).not.toHaveBeenCalled();
  for (const target of ["/api/v1/../../actuator", "/api/v1/%2e%2e/%2e%2e/actuator", "/api/v10", "/api"]) {
    expect(await send(last(target)).received).toContain(`"by":${port}`);
  }
});

it.each([
  [400, "GET", "/api/v1/items/%zz", ""],
  [400, "GET", "/api/v1/items/%ff", ""],
  [400, "GET", "/api/v1/items/%00", ""],
  [400, "GET", "/page%", ""],
  [400, "GET", "*", ""],
  [400, "GET", "http://[/", ""],
  [400, "GET", "https://x:99999/", ""],
  [400, "GET", "ftp://x/", ""],
  [405, "TRACE", "/", ""],
  [405, "TRACE", "/api/v1/items", ""],
  [405, "POST", "/", "Next-Action: x\r\n"],
  [405, "PROPFIND", "/page", ""],
  [405, "CONNECT", "page:80", ""],
  [404, "GET", "/_global-error", ""],
  [400, "GET", "/nothing", "RSC: 1\r\nNext-Router-State-Tree: x\r\n"],
])("responds with %i to %s %s, and Next.js does not see it", async (status, method, target, headers) => {
  const { send, rendered } = await page();
  const text = await send(request(target, `${headers}Connection: close\r\n`, method)).received;
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(text).toContain("Content-Type: application/problem+json".toLowerCase());
  expect(rendered).not.toHaveBeenCalled();
});

it("passes targets on to Next.js unchanged, and absolute addresses as paths", async () => {
  const { send } = await page();
  for (const target of ["/page?a=%zz", "//x", "/%25", "/a/../b"]) {
    expect(await send(last(target)).received).toContain(`"url":"${target}"`);
  }
  expect(await send(last("http://page/page?a=1")).received).toContain('"url":"/page?a=1"');
});
