import { expect, test } from "@playwright/test";
import { exchange } from "@/platform/testing/exchange";

export const METHODS = ["TRACE", "CONNECT", "PROPFIND", "OPTIONS", "HEAD", "PUT", "DELETE", "PATCH", "POST"];
export const HEADERS = [
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
export const WEBSOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
const OFFER = "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ";

/** All that the page's server sends in response to these bytes, until it closes the connection. */
export function responseTo(bytes: string): Promise<string> {
  return exchange(test.info().project.use.baseURL ?? "", bytes).received;
}

/** The status of the first response to these bytes; the connection must be closed soon after it. */
async function statusOf(bytes: string): Promise<string> {
  return /^HTTP\/1\.1 (\d{3}) /.exec(await responseTo(bytes))?.[1] ?? "none";
}

/** A request as it goes over the wire. */
export function request(target: string, headers = "Connection: close", method = "GET"): string {
  return `${method} ${Buffer.from(target).toString("latin1")} HTTP/1.1\r\nHost: page\r\n${headers}\r\n\r\n`;
}

/** None of the requests gets a response of 500 or above, or none at all. */
export async function expectNoFault(requests: readonly string[]): Promise<void> {
  for (const bytes of requests) {
    expect(await statusOf(bytes), JSON.stringify(bytes)).toMatch(/^[234]/);
  }
}

/** A WebSocket at each of these targets is refused at once. */
export async function expectNoWebSocket(targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    expect(await statusOf(request(target, WEBSOCKET)), target).toMatch(/^4/);
  }
}

/** An offer of another protocol changes no response. */
export async function expectIgnoredOffer(paths: readonly string[]): Promise<void> {
  for (const path of paths) expect(await statusOf(request(path, OFFER)), path).toBe(await statusOf(request(path)));
}

/** Every request to these paths with each of the methods, and with each of the malformed headers. */
export function variants(paths: readonly string[]): { readonly methods: string[]; readonly headers: string[] } {
  return {
    methods: paths.flatMap((path) => METHODS.map((method) => request(path, undefined, method))),
    headers: HEADERS.flatMap((headers) => paths.map((path) => request(path, `Connection: close\r\n${headers}`))),
  };
}
