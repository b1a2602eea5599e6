import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "node:net";
import { afterEach, vi } from "vitest";
import { requestTarget } from "@/lib/server/request-target";
import { proxyRequest } from "./proxy";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on a free port of this machine for the length of one test. */
export async function serverThat(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** This server's proxy, in front of the gateways given; fetches through it. */
export async function proxyBefore(...gateways: string[]) {
  vi.stubEnv("GATEWAY_URL", gateways.join(","));
  const { url } = await serverThat((request, response) => {
    const target = requestTarget(request.url);
    if (target) void proxyRequest(request, response, target);
  });
  return { url, fetch: (path: string, init?: RequestInit) => fetch(`${url}${path}`, init) };
}

/** Where nothing listens any more. */
export async function nowhere(): Promise<string> {
  const { server, url } = await serverThat(() => {});
  await new Promise((resolve) => server.close(resolve));
  return url;
}

/** Sends bytes as they are; gives the connection, and all that comes back until the server has closed its end. */
export function exchange(
  url: string,
  bytes: string,
  allowHalfOpen = false,
): { socket: Socket; received: Promise<string> } {
  const { hostname: host, port } = new URL(url);
  const socket = connect({ host, port: Number(port), allowHalfOpen }, () => socket.write(bytes, "latin1"));
  const received = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (data) => {
      text += data.toString("latin1");
    });
    socket.on("error", () => {}); // `close` follows
    for (const event of ["end", "close"]) socket.once(event, () => resolve(text));
  });
  return { socket, received };
}

/** A promise, and what fulfils it. */
export function pending<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
