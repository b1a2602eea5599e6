import { request as ask, type IncomingMessage, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { gatewaysInTurn, isBack, letRest } from "./gateways";
import { stopping } from "./stopping";

const DRIVER_SOCKET = /^\/api\/v1\/drivers\/[^/?]+\/socket(?:\?|$)/;
const OPENING_MS = 5000;
const UPGRADE = ["connection", "upgrade"];
const HANDSHAKE = ["key", "accept", "version", "extensions", "protocol"].map((name) => `sec-websocket-${name}`);
const REQUEST_HEADERS = [...UPGRADE, ...HANDSHAKE, "traceparent", "tracestate"];
const ANSWER_HEADERS = ["content-type", "retry-after"];

/**
 * Passes the opening of a driver's WebSocket on to a gateway and joins both ends, whose frames it does not look into. The
 * answer is 503 where no gateway can be reached, and 403 to a page of another origin. Other openings are left alone.
 */
export async function passSocketOn(request: IncomingMessage, browser: Socket, head: Buffer): Promise<void> {
  if (!DRIVER_SOCKET.test(request.url ?? "")) return;
  browser.on("error", () => browser.destroy());
  if (isForeign(request)) return refuse(request, browser, 403, "foreign-origin", "Another origin's page asks");
  for (const gateway of gatewaysInTurn()) {
    const opened = await open(gateway, request, browser).catch(() => undefined);
    if (browser.destroyed) return void opened?.upstream?.destroy();
    if (opened === undefined) {
      letRest(gateway);
      continue;
    }
    isBack(gateway);
    return opened.upstream ? join(browser, head, opened) : passAnswerOn(browser, opened.answer);
  }
  refuse(request, browser, 503, "gateway-unreachable", "The gateway cannot be reached");
}

/** What a gateway answered, and its end of the socket where it opened one. */
type Opened =
  | { readonly answer: IncomingMessage; readonly upstream: Socket; readonly first: Buffer }
  | { readonly answer: IncomingMessage; readonly upstream?: never };

/** Rejects where the gateway cannot be reached in time, or the browser goes meanwhile. */
function open(gateway: string, request: IncomingMessage, browser: Socket): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const asked = ask(`${gateway}${request.url}`, { headers: Object.fromEntries(chosen(request, REQUEST_HEADERS)) });
    const giveUp = () => asked.destroy(new Error("No answer came in time"));
    const timer = setTimeout(giveUp, OPENING_MS);
    const settled = () => {
      clearTimeout(timer);
      browser.off("close", giveUp);
    };
    browser.once("close", giveUp);
    asked.once("upgrade", (answer, upstream, first) => resolve({ answer, upstream: upstream as Socket, first }));
    asked.once("response", (answer) => resolve({ answer }));
    asked.once("error", reject);
    for (const event of ["upgrade", "response", "error"]) asked.once(event, settled);
    asked.end();
  });
}

function join(browser: Socket, head: Buffer, { answer, upstream, first }: Opened & { upstream: Socket }): void {
  browser.write(headOf(answer.statusCode ?? 101, chosen(answer, [...UPGRADE, ...HANDSHAKE])));
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
  from.on("error", () => from.destroy());
  from.once("end", () => to.destroySoon());
  from.once("close", () => to.destroySoon());
  from.pipe(to);
}

function passAnswerOn(browser: Socket, answer: IncomingMessage): void {
  browser.write(headOf(answer.statusCode ?? 502, [...chosen(answer, ANSWER_HEADERS), ["connection", "close"]]));
  answer.once("error", () => browser.destroy());
  answer.pipe(browser);
}

function refuse({ url }: IncomingMessage, browser: Socket, status: number, slug: string, title: string): void {
  const instance = url?.split("?", 1)[0];
  const body = { type: `/problems/${slug}`, title, status, detail: `${title}; no socket was opened.`, instance };
  const headers = [
    ["content-type", "application/problem+json"],
    ["connection", "close"],
  ] as const;
  browser.end(headOf(status, headers) + JSON.stringify(body));
}

/** A page of another origin must not speak as a driver who happens to have it open; what is no browser names no origin. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || ![host, headers["x-forwarded-host"]].includes(new URL(origin).host);
}

type Header = readonly [string, string];

function chosen({ headers }: IncomingMessage, names: readonly string[]): Header[] {
  return names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])] as const]));
}

function headOf(status: number, headers: readonly Header[]): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n`;
}
