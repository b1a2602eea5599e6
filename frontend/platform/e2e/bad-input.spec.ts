import { expect, test } from "@playwright/test";
import { exchange } from "@/platform/testing/exchange";

const PATHS = ["/", "/city", "/nothing", "/healthz", "/icon.svg", "/api/v1/quotes", "/api/v1/drivers/x/socket"];
const METHODS = ["TRACE", "CONNECT", "PROPFIND", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH", "POST"];
const TARGETS = [
  ...[
    "*",
    "x",
    "?",
    "http://[/",
    "https://a:99999/",
    "ftp://a/",
    "http://a/%zz",
    "//",
    "//a/b",
    "/\\a",
    "/a\\b",
    "/é",
    "/%",
  ],
  ...["/%zz", "/%ff", "/%00", "/%c0%af", "/city%", "/drive/%ff", "/_next/%zz", "/_next/static/%zz", "/map/%00"],
  ...["/_next/image?url=/map/&w=64&q=75", "/_next/data/x/y.json", "/_global-error", "/_error", "/500", "/404"],
  ...["/?from=%zz", "/?quote=a&quote=b", "/?ride=%00", "/drive?at=%ff", "/?__proto__=1", "/?_rsc=%zz", "/city.rsc"],
  ...[
    "/api/v1/quotes/%zz",
    "/api/v1/quotes/%00",
    "/api/v1/quotes/a%2Fb",
    "/api/v1/quotes?limit=%zz",
    "/api/v1/quotes/a|b",
  ],
  ...["/api/v1/quotes?limit=1&limit=2", "/api/v1/rides/%E0%A4%A", "/api/v1/rides/x/events?lastEventId=%ff", "/api/v1/"],
  ...["/api/v1/city/live?viewport=%zz", "/api/v1/../../actuator/health", "/api/v1/quotes;a=b", "/api/v1//quotes"],
  ...["/api/v1/drivers/%zz/socket", "/api/v1/drivers/x%2Fy/socket"],
];
const HEADERS = [
  "RSC: 1",
  "RSC: 1\r\nNext-Router-State-Tree: x",
  "RSC: 1\r\nNext-Router-State-Tree: %zz",
  "RSC: 1\r\nNext-Router-State-Tree: %5B%5D",
  "RSC: 1\r\nNext-Router-Prefetch: x\r\nNext-Router-Segment-Prefetch: %zz",
  "Next-Action: x",
  "Next-Url: http://[",
  "x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy",
  "x-middleware-rewrite: http://[",
  "x-invoke-status: 500\r\nx-invoke-path: /%zz\r\nx-matched-path: /%zz",
  "x-nextjs-data: 1",
  "x-forwarded-host: [\r\nx-forwarded-proto: ://\r\nx-forwarded-for: %zz\r\nForwarded: host=[",
  'Cookie: %zz; a=%zz; ="; __prerender_bypass=x; __next_preview_data=%zz; __proto__=1',
  "Cookie: a=\xff\xfe",
  "Accept: %zz\r\nAccept-Encoding: %zz\r\nAccept-Language: %zz",
  "If-None-Match: x\r\nIf-Modified-Since: x\r\nRange: bytes=x",
  "Last-Event-ID: \xff\r\nIdempotency-Key: \xff\r\ntraceparent: x\r\nContent-Type: %zz",
  "Content-Security-Policy: script-src 'nonce-<>'\r\nx-nonce: \"><script>",
  "Expect: x",
  "Origin: [\r\nReferer: http://[",
];
const WEBSOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\n";

/** The status of the first response to these bytes; the connection must be closed soon after it. */
async function statusOf(bytes: string): Promise<string> {
  const { received } = exchange(test.info().project.use.baseURL ?? "", bytes);
  return /^HTTP\/1\.1 (\d{3}) /.exec(await received)?.[1] ?? "none";
}

function request(target: string, headers = "Connection: close", method = "GET"): string {
  return `${method} ${Buffer.from(target).toString("latin1")} HTTP/1.1\r\nHost: page\r\n${headers}\r\n\r\n`;
}

async function expectNoFault(requests: readonly string[]): Promise<void> {
  for (const bytes of requests) {
    expect(await statusOf(bytes), JSON.stringify(bytes)).toMatch(/^[234]/);
  }
}

test("no method is answered as a fault of the server", async () => {
  await expectNoFault(PATHS.flatMap((path) => METHODS.map((method) => request(path, undefined, method))));
});

test("no address is answered as a fault of the server", async () => {
  await expectNoFault(TARGETS.map((target) => request(target)));
});

test("no header is answered as a fault of the server", async () => {
  const each = (headers: string) => PATHS.map((path) => request(path, `Connection: close\r\n${headers}`));
  await expectNoFault(HEADERS.flatMap(each));
});

test("every WebSocket that is not served is refused at once", async () => {
  for (const target of [...PATHS, ...TARGETS]) {
    expect(await statusOf(request(target, WEBSOCKET)), target).toMatch(/^4/);
  }
});

test("what is offered is ignored, on the pages and the API", async () => {
  const offer = "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ";
  for (const path of ["/", "/city", "/healthz", "/api/v1/quotes"]) {
    expect(await statusOf(request(path, offer)), path).toBe(await statusOf(request(path)));
  }
});

test("a refusal says which version of WebSocket is spoken", async () => {
  const socket = "/api/v1/drivers/01920000-0000-7000-8000-000000000001/socket";
  for (const headers of ["Connection: close", `${WEBSOCKET}Sec-WebSocket-Version: 12\r\nSec-WebSocket-Key: k`]) {
    const text = await exchange(test.info().project.use.baseURL ?? "", request(socket, headers)).received;
    expect(text).toMatch(/^HTTP\/1.1 426 /);
    expect(text).toMatch(/^sec-websocket-version: 13\r$/im);
    expect(text).toMatch(/^upgrade: websocket\r$/im);
  }
});
