import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it, vi } from "vitest";
import { requestTarget } from "@/platform/http/request-target";
import { exchange } from "@/platform/testing/exchange";
import { nowhere, pending, serverThat } from "@/platform/testing/servers";
import { proxySocket } from "./socket-proxy";

const server = vi.hoisted(() => ({ stops: new AbortController() }));
vi.mock("./stopping", () => ({
  get stopping() {
    return server.stops.signal;
  },
}));

const SOCKET = "/api/v1/items/1/socket";
const SWITCH =
  "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: a\r\n\r\n";

afterEach(() => {
  vi.unstubAllEnvs();
  server.stops = new AbortController();
});

/** The page's server in front of these gateways; returns a function that opens a WebSocket through it. */
async function pageBefore(...gateways: string[]) {
  vi.stubEnv("GATEWAY_URL", gateways.join(","));
  const { server, url } = await serverThat((_, response) => void response.writeHead(404).end());
  server.on("upgrade", (request, socket, head) => {
    const target = requestTarget(request.url);
    if (target) void proxySocket(request, socket as Socket, head, target);
  });
  const open = (headers: Record<string, string> = {}, path = SOCKET) => {
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-key": "k", ...headers };
    const upgraded = request(`${url}${path}`, { headers: upgrade });
    upgraded.end();
    return upgraded;
  };
  return Object.assign(open, { url });
}

/** A gateway that accepts every WebSocket, sends hello with the handshake, and echoes in upper case. */
async function loudGateway() {
  const requests: IncomingMessage[] = [];
  const sockets: Socket[] = [];
  const { server, url } = await serverThat(() => {});
  server.on("upgrade", (opening, socket: Socket) => {
    requests.push(opening);
    sockets.push(socket);
    socket.on("error", () => {});
    socket.write(`${SWITCH}hello`);
    socket.on("data", (data) => socket.write(data.toString().toUpperCase()));
  });
  return { url, requests, sockets };
}

async function opened(opening: ReturnType<typeof request>): Promise<{ socket: Socket; first: string }> {
  const [response, socket, head] = (await once(opening, "upgrade")) as [IncomingMessage, Socket, Buffer];
  expect(response.headers["sec-websocket-accept"]).toBe("a");
  socket.on("error", () => {});
  return { socket, first: head.toString() || String((await once(socket, "data"))[0]) };
}

it("joins both ends, and passes on only the headers that the gateway needs", async () => {
  const gateway = await loudGateway();
  const open = await pageBefore(gateway.url);
  const { socket, first } = await opened(open({ cookie: "theme=dark", "sec-websocket-version": "13" }));
  expect(first).toBe("hello");
  socket.write("position");
  expect(String((await once(socket, "data"))[0])).toBe("POSITION");
  expect(gateway.requests[0]?.url).toBe(SOCKET);
  expect(gateway.requests[0]?.headers).toMatchObject({ "sec-websocket-key": "k", "sec-websocket-version": "13" });
  expect(gateway.requests[0]?.headers.cookie).toBeUndefined();
  socket.destroy();
});

it("closes each end when the other one closes", async () => {
  const gateway = await loudGateway();
  const open = await pageBefore(gateway.url);
  const one = await opened(open());
  one.socket.destroy();
  await once(gateway.sockets[0] as Socket, "end");
  const other = await opened(open());
  gateway.sockets[1]?.destroy();
  other.socket.resume();
  await once(other.socket, "close");
});

it("closes both ends when this server stops", async () => {
  const gateway = await loudGateway();
  const { socket } = await opened((await pageBefore(gateway.url))());
  server.stops.abort();
  socket.resume();
  await Promise.all([once(socket, "close"), once(gateway.sockets[0] as Socket, "end")]);
});

it("tries the next gateway when one cannot be reached", async () => {
  const gateway = await loudGateway();
  const open = await pageBefore(await nowhere(), gateway.url);
  for (let count = 0; count < 2; count++) (await opened(open())).socket.destroy();
  expect(gateway.requests).toHaveLength(2);
});

it("responds with 503 when no gateway can be reached", async () => {
  const open = await pageBefore(await nowhere(), await nowhere());
  const [response] = (await once(open(), "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(503);
  expect(JSON.parse(await text(response))).toMatchObject({ type: "/problems/gateway-unreachable", instance: SOCKET });
});

it("passes on the gateway's refusal", async () => {
  const { server, url } = await serverThat(() => {});
  server.on("upgrade", (_, socket) =>
    socket.end("HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}"),
  );
  const open = await pageBefore(url);
  const [response] = (await once(open(), "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(400);
  expect(response.headers["content-type"]).toBe("application/problem+json");
  expect(await text(response)).toBe("{}");
});

it("refuses pages of other origins", async () => {
  const gateway = await loudGateway();
  const open = await pageBefore(gateway.url);
  const [response] = (await once(open({ origin: "http://elsewhere.test" }), "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(403);
  const allowed = open({ origin: "https://page.test", host: "page.test" });
  (await opened(allowed)).socket.destroy();
  expect(gateway.requests).toHaveLength(1);
});

it("passes on the version that a gateway requires", async () => {
  const { server, url } = await serverThat(() => {});
  server.on("upgrade", (_, socket) =>
    socket.end(
      "HTTP/1.1 426 Upgrade Required\r\nConnection: upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n",
    ),
  );
  const [response] = (await once((await pageBefore(url))(), "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(426);
  expect(response.headers).toMatchObject({ upgrade: "websocket", "sec-websocket-version": "13" });
  expect(response.headers.connection).toContain("upgrade");
});

it("passes on frames that come with the handshake", async () => {
  const gateway = await loudGateway();
  const opening = `GET ${SOCKET} HTTP/1.1\r\nHost: page\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  const { socket } = exchange((await pageBefore(gateway.url)).url, `${opening}early`);
  let text = "";
  socket.on("data", (data) => {
    text += data;
  });
  await vi.waitFor(() => expect(text).toContain("EARLY"));
  socket.destroy();
});

it("cancels the call when the browser resets the connection during the handshake", async () => {
  const reached = pending<Socket>();
  const { server, url } = await serverThat(() => {});
  server.on("upgrade", (_, socket: Socket) => {
    socket.on("error", () => {}).resume();
    reached.resolve(socket);
  });
  const page = (await pageBefore(url))();
  page.on("error", () => {});
  const upstream = await reached.promise;
  (page.socket as Socket).resetAndDestroy();
  await once(upstream, "end");
});
