import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, vi } from "vitest";
import { requestTarget } from "@/platform/http/request-target";
import { proxyRequest } from "@/platform/proxy/proxy";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server on a free port for the duration of one test. */
export async function serverThat(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Starts the page's proxy in front of these gateways; `fetch` goes through it. */
export async function proxyBefore(...gateways: string[]) {
  vi.stubEnv("GATEWAY_URL", gateways.join(","));
  const { url } = await serverThat((request, response) => {
    const target = requestTarget(request.url);
    if (target) void proxyRequest(request, response, target);
  });
  return { url, fetch: (path: string, init?: RequestInit) => fetch(`${url}${path}`, init) };
}

/** The URL of a server that is closed. */
export async function nowhere(): Promise<string> {
  const { server, url } = await serverThat(() => {});
  await new Promise((resolve) => server.close(resolve));
  return url;
}

/** A promise, and the function that resolves it. */
export function pending<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
