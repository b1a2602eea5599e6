import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { BAD_TARGET, methodNotAllowed, notFound, refuseSocket, respondWith } from "@/platform/http/problem";
import { requestTarget } from "@/platform/http/request-target";
import { pathMatcher } from "@/platform/proxy/path-templates";
import { proxyRequest } from "@/platform/proxy/proxy";
import { proxySocket } from "@/platform/proxy/socket-proxy";
import type { Interceptor } from "./intercept-servers";
import { pageFault } from "./page-guard";
import { ignoreUpgradeOffer, isWebSocketHandshake } from "./upgrade-offer";

const API = /^\/api\/v1(?:\/|$)/;
const DEVELOPMENT = /^\/_+next/;
const CONNECT = methodNotAllowed("This server is no tunnel.", ["GET", "HEAD"]);

/** The last response on a connection: callers may send the next request before it is complete. */
const responses = new WeakMap<Socket, ServerResponse>();

/**
 * Sends the API's requests and its WebSockets to a gateway, and to Next.js only what it can serve. A WebSocket is
 * proxied when its path fits one of the templates, such as `/api/v1/items/{id}/socket`.
 */
export function createInterceptor(webSockets: readonly string[]): Interceptor {
  return { onRequest, onUpgrade: upgradeListener(webSockets), onConnect };
}

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

function upgradeListener(webSockets: readonly string[]): Interceptor["onUpgrade"] {
  const isServed = pathMatcher(webSockets);
  const served = webSockets.length > 0 ? ` The API has one at ${webSockets.join(" and ")}.` : "";
  const noWebSocket = notFound(`No WebSocket is served at this address.${served}`);
  return (request, socket, head, server, next) => {
    if (responses.get(socket)?.writableFinished === false) {
      socket.destroy(); // a response is still being written, and the two would mix
    } else if (!isWebSocketHandshake(request)) {
      ignoreUpgradeOffer(server, request, socket, head);
    } else if (isDevelopment(request)) {
      next();
    } else {
      const target = requestTarget(request.url);
      if (target !== undefined && isServed(target.pathname)) void proxySocket(request, socket, head, target);
      else refuseSocket(target === undefined ? BAD_TARGET : noWebSocket, socket, request.url);
    }
  };
}

function onConnect(request: IncomingMessage, socket: Socket): void {
  refuseSocket(CONNECT, socket, request.url);
}

/** Whether the development server serves the request itself: reloads by WebSocket, `POST`s of its error overlay. */
function isDevelopment({ url = "" }: IncomingMessage): boolean {
  return process.env.NODE_ENV === "development" && DEVELOPMENT.test(url);
}
