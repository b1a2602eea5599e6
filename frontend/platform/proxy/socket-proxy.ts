import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { addAbortSignal } from "node:stream";
import { closeSoon } from "@/platform/http/close-soon";
import { type Problem, refuseSocket, responseHead } from "@/platform/http/problem";
import type { RequestTarget } from "@/platform/http/request-target";
import { markAvailable, markUnavailable, requestBy, roundRobin } from "./gateways";
import { pickHeaders, requiredUpgrade } from "./headers";
import { isSameOrigin } from "./same-origin";
import { stopping } from "./stopping";

const OPEN_TIMEOUT_MS = 5000;
const REFUSAL_TIMEOUT_MS = 5000;
const KEEP_ALIVE_MS = 30_000;
const UPGRADE = ["connection", "upgrade"];
const HANDSHAKE = ["key", "accept", "version", "extensions", "protocol"].map((name) => `sec-websocket-${name}`);
const REQUEST_HEADERS = [...UPGRADE, ...HANDSHAKE, "traceparent", "tracestate"];
const REFUSAL_HEADERS = ["content-type", "retry-after", "allow", "sec-websocket-version", "www-authenticate"];

const FOREIGN_ORIGIN: Problem = {
  status: 403,
  slug: "foreign-origin",
  title: "The request comes from another origin's page",
  detail: "The request comes from another origin's page; no WebSocket was opened.",
};
const UNREACHABLE: Problem = {
  status: 503,
  slug: "gateway-unreachable",
  title: "The gateway cannot be reached",
  detail: "The gateway cannot be reached; no WebSocket was opened.",
};

/**
 * Proxies a WebSocket: passes its handshake on to a gateway and joins both ends without reading the frames. The
 * response is 503 when no gateway can be reached, and 403 to a page of another origin. Every socket ends in a bounded
 * time.
 */
export async function proxySocket(
  request: IncomingMessage,
  browser: Socket,
  head: Buffer,
  { pathname, search }: RequestTarget,
): Promise<void> {
  browser.on("error", () => browser.destroy());
  if (!isSameOrigin(request)) return refuseSocket(FOREIGN_ORIGIN, browser, request.url);
  for (const gateway of roundRobin()) {
    const handshake = await open(gateway + pathname + search, request, browser).catch((error: Error) => error);
    if (handshake instanceof Error) {
      if (browser.destroyed) return;
      markUnavailable(gateway, handshake);
      continue;
    }
    if (browser.destroyed) return void (handshake.upstream ?? handshake.response).destroy();
    markAvailable(gateway);
    return handshake.upstream ? join(browser, head, handshake) : passRefusalOn(browser, handshake.response);
  }
  refuseSocket(UNREACHABLE, browser, request.url);
}

/** A gateway's response to the handshake; its end of the socket and the first bytes on it, if it opened one. */
type Handshake =
  | { readonly response: IncomingMessage; readonly upstream: Socket; readonly first: Buffer }
  | { readonly response: IncomingMessage; readonly upstream?: never };

/** Rejects when the gateway does not respond in time, or the browser closes the connection first. */
function open(url: string, request: IncomingMessage, browser: Socket): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const call = requestBy(url)(url, { agent: false, headers: pickHeaders(request, REQUEST_HEADERS) });
    const cancel = () => call.destroy(new Error("No response arrived in time"));
    const timer = setTimeout(cancel, OPEN_TIMEOUT_MS);
    const onSettled = () => {
      clearTimeout(timer);
      browser.off("close", cancel);
    };
    browser.once("close", cancel);
    call.once("upgrade", (response, upstream, first) => resolve({ response, upstream: upstream as Socket, first }));
    call.once("response", (response) => resolve({ response }));
    call.on("error", reject);
    for (const event of ["upgrade", "response", "error"]) call.once(event, onSettled);
    call.end();
  });
}

function join(browser: Socket, head: Buffer, { response, upstream, first }: Handshake & { upstream: Socket }): void {
  browser.write(responseHead(101, Object.entries(pickHeaders(response, [...UPGRADE, ...HANDSHAKE]))));
  browser.write(first);
  upstream.write(head);
  pipeFrames(browser, upstream);
  pipeFrames(upstream, browser);
  addAbortSignal(stopping, upstream);
}

/** Passes bytes on until either side ends: a WebSocket that is half open is of no use. */
function pipeFrames(from: Socket, to: Socket): void {
  from.setNoDelay(true);
  from.setKeepAlive(true, KEEP_ALIVE_MS); // detects a peer that vanished without closing the connection
  from.on("error", () => from.destroy());
  from.once("end", () => closeSoon(to));
  from.once("close", () => closeSoon(to));
  from.pipe(to, { end: false });
}

/** Passes the gateway's refusal on; a refusal that does not end by itself is cut off. */
function passRefusalOn(browser: Socket, refusal: IncomingMessage): void {
  const headers = { ...pickHeaders(refusal, REFUSAL_HEADERS), connection: "close", ...requiredUpgrade(refusal) };
  browser.write(responseHead(refusal.statusCode ?? 502, Object.entries(headers)));
  const timer = setTimeout(() => refusal.destroy(), REFUSAL_TIMEOUT_MS);
  browser.once("close", () => refusal.destroy());
  refusal.once("close", () => {
    clearTimeout(timer);
    closeSoon(browser);
  });
  refusal.on("error", () => {}); // `close` follows
  refusal.pipe(browser, { end: false });
}
