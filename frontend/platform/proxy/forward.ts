import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Writable } from "node:stream";
import { markAvailable, markUnavailable, roundRobin } from "./gateways";

const TIMEOUT_MS = 10_000;
const POOLED = { keepAlive: true, timeout: 4000, scheduling: "lifo" } as const; // an idle connection lives that long
const AGENTS = { "http:": new HttpAgent(POOLED), "https:": new HttpsAgent(POOLED) };

/** A browser's request, as a gateway is to get it. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A gateway's answer; its body must be read before `settled` is called, but for a stream, which has no time-out. */
export interface Forwarded {
  readonly answer: IncomingMessage;
  readonly settled: () => void;
}

/**
 * Sends the request to a gateway, and to the next one where that cannot be reached: only what is safe to repeat, or what was
 * not sent yet. Rejects when none answers within ten seconds. The call ends at once, whatever it has come to, when the
 * browser's end of it closes.
 */
export async function forward(outgoing: Outgoing, browser: Writable): Promise<Forwarded> {
  const urls = roundRobin();
  const deadline = performance.now() + TIMEOUT_MS;
  let failure: unknown;
  for (const [index, gateway] of urls.entries()) {
    if (browser.destroyed) break;
    const share = (deadline - performance.now()) / (urls.length - index);
    const asked = begin(gateway, outgoing);
    const isConnected = connection(asked);
    try {
      const forwarded = await answerTo(asked, share, browser);
      markAvailable(gateway);
      return forwarded;
    } catch (error) {
      if (browser.destroyed) throw error;
      markUnavailable(gateway, error);
      failure = error;
      if (!mayRepeat(outgoing) && isConnected()) break;
    }
  }
  throw failure;
}

function begin(gateway: string, { method, path, headers, body }: Outgoing): ClientRequest {
  const url = new URL(gateway);
  const [request, agent] =
    url.protocol === "https:" ? [httpsRequest, AGENTS["https:"]] : [httpRequest, AGENTS["http:"]];
  const length = body.length > 0 || !["GET", "HEAD"].includes(method) ? { "content-length": String(body.length) } : {};
  const asked = request(`${gateway}${path}`, { method, agent, headers: { ...headers, ...length } });
  asked.end(body);
  return asked;
}

/** Tells whether a connection was made: if not, nothing was sent. */
function connection(asked: ClientRequest): () => boolean {
  let isMade = false;
  const made = () => {
    isMade = true;
  };
  asked.once("socket", (socket) => (socket.connecting ? socket.once("connect", made) : made()));
  return () => isMade;
}

function answerTo(asked: ClientRequest, ms: number, browser: Writable): Promise<Forwarded> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => asked.destroy(new Error("The gateway took too long")), ms);
    const settled = () => clearTimeout(timer);
    const giveUp = () => asked.destroy(new Error("The browser is gone"));
    browser.once("close", giveUp);
    asked.once("close", () => {
      settled();
      browser.off("close", giveUp);
    });
    asked.once("response", (answer) => resolve({ answer, settled }));
    asked.on("error", reject);
  });
}

function mayRepeat({ method, headers }: Outgoing): boolean {
  return method === "GET" || method === "HEAD" || headers["idempotency-key"] !== undefined;
}
