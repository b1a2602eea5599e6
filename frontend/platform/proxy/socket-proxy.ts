import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { closeSoon } from "@/platform/http/close-soon";
import { type Problem, refuseSocket, responseHead } from "@/platform/http/problem";
import type { RequestTarget } from "@/platform/http/request-target";
import { markAvailable, markUnavailable, roundRobin } from "./gateways";
import { pickHeaders, requiredUpgrade } from "./headers";
import { isSameOrigin } from "./same-origin";
import { stopping } from "./stopping";

const OPENING_MS = 5000;
const REFUSING_MS = 5000;
const KEEP_ALIVE_MS = 30_000;
const UPGRADE = ["connection", "upgrade"];
const HANDSHAKE = ["key", "accept", "version", "extensions", "protocol"].map((name) => `sec-websocket-${name}`);
const REQUEST_HEADERS = [...UPGRADE, ...HANDSHAKE, "traceparent", "tracestate"];
const ANSWER_HEADERS = ["content-type", "retry-after", "allow", "sec-websocket-version", "www-authenticate"];

const FOREIGN: Problem = {
  status: 403,
  slug: "foreign-origin",
  title: "Another origin's page asks",
  detail: "Another origin's page asks; no socket was opened.",
};
const UNREACHABLE: Problem = {
  status: 503,
  slug: "gateway-unreachable",
  title: "The gateway cannot be reached",
  detail: "The gateway cannot be reached; no socket was opened.",
};

/**
 * Passes the opening of a WebSocket on to a gateway and joins both ends, whose frames it does not look into. The
 * answer is 503 where no gateway can be reached, and 403 to a page of another origin. Every socket ends in a bounded time.
 */
export async function proxySocket(
  request: IncomingMessage,
  browser: Socket,
  head: Buffer,
  { pathname, search }: RequestTarget,
): Promise<void> {
  browser.on("error", () => browser.destroy());
  if (!isSameOrigin(request)) return refuseSocket(FOREIGN, browser, request.url);
  for (const gateway of roundRobin()) {
    const opened = await open(gateway + pathname + search, request, browser).catch((error: Error) => error);
    if (opened instanceof Error) {
      if (browser.destroyed) return;
      markUnavailable(gateway, opened);
      continue;
    }
    if (browser.destroyed) return void (opened.upstream ?? opened.answer).destroy();
    markAvailable(gateway);
    return opened.upstream ? join(browser, head, opened) : passAnswerOn(browser, opened.answer);
  }
  refuseSocket(UNREACHABLE, browser, request.url);
}

/** What a gateway answered, and its end of the socket where it opened one. */
type Opened =
  | { readonly answer: IncomingMessage; readonly upstream: Socket; readonly first: Buffer }
  | { readonly answer: IncomingMessage; readonly upstream?: never };

/** Rejects where the gateway cannot be reached in time, or the browser goes meanwhile. */
function open(url: string, request: IncomingMessage, browser: Socket): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const ask = url.startsWith("https:") ? httpsRequest : httpRequest;
    const asked = ask(url, { agent: false, headers: pickHeaders(request, REQUEST_HEADERS) });
    const giveUp = () => asked.destroy(new Error("No answer came in time"));
    const timer = setTimeout(giveUp, OPENING_MS);
    const settled = () => {
      clearTimeout(timer);
      browser.off("close", giveUp);
    };
    browser.once("close", giveUp);
    asked.once("upgrade", (answer, upstream, first) => resolve({ answer, upstream: upstream as Socket, first }));
    asked.once("response", (answer) => resolve({ answer }));
    asked.on("error", reject);
    for (const event of ["upgrade", "response", "error"]) asked.once(event, settled);
    asked.end();
  });
}

function join(browser: Socket, head: Buffer, { answer, upstream, first }: Opened & { upstream: Socket }): void {
  browser.write(responseHead(101, Object.entries(pickHeaders(answer, [...UPGRADE, ...HANDSHAKE]))));
  browser.write(first);
  upstream.write(head);
  passFrames(browser, upstream);
  passFrames(upstream, browser);
  const stop = () => upstream.destroy();
  stopping.addEventListener("abort", stop);
  upstream.once("close", () => stopping.removeEventListener("abort", stop));
}

/** Until one side ends, in whatever way: a WebSocket that is half open is of no use. */
function passFrames(from: Socket, to: Socket): void {
  from.setNoDelay(true);
  from.setKeepAlive(true, KEEP_ALIVE_MS); // finds a peer that vanished without a word
  from.on("error", () => from.destroy());
  from.once("end", () => closeSoon(to));
  from.once("close", () => closeSoon(to));
  from.pipe(to, { end: false });
}

/** The gateway's refusal; one that does not end by itself is cut. */
function passAnswerOn(browser: Socket, answer: IncomingMessage): void {
  const headers = { ...pickHeaders(answer, ANSWER_HEADERS), connection: "close", ...requiredUpgrade(answer) };
  browser.write(responseHead(answer.statusCode ?? 502, Object.entries(headers)));
  const timer = setTimeout(() => answer.destroy(), REFUSING_MS);
  browser.once("close", () => answer.destroy());
  answer.once("close", () => {
    clearTimeout(timer);
    closeSoon(browser);
  });
  answer.on("error", () => {}); // `close` follows
  answer.pipe(browser, { end: false });
}
