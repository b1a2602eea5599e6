import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { proxyRequest } from "@/platform/proxy/proxy";
import { isDriverSocket, proxySocket } from "@/platform/proxy/socket-proxy";
import type { Interceptor } from "./intercept-servers";
import { pageFault } from "./page-guard";
import { BAD_TARGET, type Problem, refuseSocket, respondWith } from "./problem";
import { requestTarget } from "./request-target";
import { ignoreUpgradeOffer, isWebSocketHandshake } from "./upgrade-offer";

const API = /^\/api\/v1(?:\/|$)/;
const DEVELOPMENT = /^\/_+next/;

const NO_SOCKET: Problem = {
  status: 404,
  slug: "not-found",
  title: "There is nothing here",
  detail: "No WebSocket is served at this address. A driver's is at /api/v1/drivers/{driverId}/socket.",
};
const CONNECT: Problem = {
  status: 405,
  slug: "method-not-allowed",
  title: "The method is not allowed here",
  detail: "This server is no tunnel.",
  headers: { allow: "GET, HEAD" },
};

/** The last response on a connection: callers may send the next request before it is complete. */
const responses = new WeakMap<Socket, ServerResponse>();

/** Sends the API's requests and drivers' sockets to a gateway, and to Next.js only what it can serve. */
export const serving: Interceptor = { onRequest, onUpgrade, onConnect };

function onRequest(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  responses.set(request.socket, response);
  const target = requestTarget(request.url);
  if (target !== undefined && API.test(target.pathname)) {
    void proxyRequest(request, response, target);
    return;
  }
  const fault = isDevelopment(request) ? undefined : pageFault(request);
  if (fault !== undefined) {
    respondWith(fault, response);
    return;
  }
  if (target !== undefined && !request.url?.startsWith("/")) request.url = target.pathname + target.search;
  next();
}

function onUpgrade(request: IncomingMessage, socket: Socket, head: Buffer, server: Server, next: () => void): void {
  if (responses.get(socket)?.writableFinished === false) {
    socket.destroy(); // a response is still under way, and the two would mix
  } else if (!isWebSocketHandshake(request)) {
    ignoreUpgradeOffer(server, request, socket, head);
  } else if (isDevelopment(request)) {
    next();
  } else {
    openWebSocket(request, socket, head);
  }
}

function openWebSocket(request: IncomingMessage, socket: Socket, head: Buffer): void {
  const target = requestTarget(request.url);
  if (target !== undefined && isDriverSocket(target)) {
    void proxySocket(request, socket, head, target);
  } else {
    refuseSocket(target === undefined ? BAD_TARGET : NO_SOCKET, socket, request.url);
  }
}

function onConnect(request: IncomingMessage, socket: Socket): void {
  refuseSocket(CONNECT, socket, request.url);
}

/** What the development server serves of its own: reloads over a WebSocket, and POSTs of its error overlay. */
function isDevelopment({ url = "" }: IncomingMessage): boolean {
  return process.env.NODE_ENV === "development" && DEVELOPMENT.test(url);
}
