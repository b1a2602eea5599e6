import { type ClientRequest, Agent as HttpAgent, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Writable } from "node:stream";
import { markAvailable, markUnavailable, requestBy, roundRobin } from "./gateways";

const TIMEOUT_MS = 10_000;
const POOLED = { keepAlive: true, timeout: 4000, scheduling: "lifo" } as const; // idle connections close after 4 s
const HTTP = new HttpAgent(POOLED);
const HTTPS = new HttpsAgent(POOLED);

/** A browser's request in the form that a gateway receives. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A gateway's response. Call `clearTimeout` once its body is read, or at once for a stream, which has no timeout. */
export interface ProxiedResponse {
  readonly upstream: IncomingMessage;
  readonly clearTimeout: () => void;
}

/**
 * Sends the request to a gateway, and retries it at the next one when that cannot be reached: a request that is safe
 * to repeat, or one that was not sent yet. Rejects when no gateway responds within ten seconds. Cancels the call at
 * once when the connection to the browser closes.
 */
export async function forward(request: ProxiedRequest, browser: Writable): Promise<ProxiedResponse> {
  const urls = roundRobin();
  const deadline = performance.now() + TIMEOUT_MS;
  let failure: unknown;
  for (const [index, gateway] of urls.entries()) {
    if (browser.destroyed) break;
    const timeoutMs = (deadline - performance.now()) / (urls.length - index);
    const call = begin(gateway, request);
    const isConnected = connectionOf(call);
    try {
      const response = await responseTo(call, timeoutMs, browser);
      markAvailable(gateway);
      return response;
    } catch (error) {
      if (browser.destroyed) throw error;
      markUnavailable(gateway, error);
      failure = error;
      if (!isRetryable(request) && isConnected()) break;
    }
  }
  throw failure;
}

function begin(gateway: string, { method, path, headers, body }: ProxiedRequest): ClientRequest {
  const agent = gateway.startsWith("https:") ? HTTPS : HTTP;
  const length = body.length > 0 || !["GET", "HEAD"].includes(method) ? { "content-length": String(body.length) } : {};
  const call = requestBy(gateway)(`${gateway}${path}`, { method, agent, headers: { ...headers, ...length } });
  call.end(body);
  return call;
}

/** Whether a connection was established; if not, nothing was sent. */
function connectionOf(call: ClientRequest): () => boolean {
  let isConnected = false;
  const onConnect = () => {
    isConnected = true;
  };
  call.once("socket", (socket) => (socket.connecting ? socket.once("connect", onConnect) : onConnect()));
  return () => isConnected;
}

function responseTo(call: ClientRequest, timeoutMs: number, browser: Writable): Promise<ProxiedResponse> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => call.destroy(new Error("The gateway took too long")), timeoutMs);
    const stopTimer = () => clearTimeout(timer);
    const cancel = () => call.destroy(new Error("The browser closed the connection"));
    browser.once("close", cancel);
    call.once("close", () => {
      stopTimer();
      browser.off("close", cancel);
    });
    call.once("response", (upstream) => resolve({ upstream, clearTimeout: stopTimer }));
    call.on("error", reject);
  });
}

function isRetryable({ method, headers }: ProxiedRequest): boolean {
  return method === "GET" || method === "HEAD" || headers["idempotency-key"] !== undefined;
}
