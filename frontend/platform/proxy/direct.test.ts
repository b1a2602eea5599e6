import { once } from "node:events";
import { globalAgent, request } from "node:http";
import { createConnection, type Socket } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { requestTarget } from "@/platform/http/request-target";
import { proxyBefore, serverThat } from "@/platform/testing/servers";
import { proxySocket } from "./socket-proxy";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The ports that Node's global agent connects to: with NODE_USE_ENV_PROXY it does so by way of HTTP_PROXY. */
function globalAgentsPorts(): Set<number> {
  const ports = new Set<number>();
  vi.spyOn(globalAgent as unknown as { createConnection: typeof createConnection }, "createConnection") //
    .mockImplementation(((options: { port: number }) => {
      ports.add(Number(options.port));
      return createConnection(options);
    }) as typeof createConnection);
  return ports;
}

it("sends requests to the gateway directly, whatever proxy the environment names", async () => {
  const ports = globalAgentsPorts();
  const gateway = await serverThat((_, response) => void response.end("{}"));
  const page = await proxyBefore(gateway.url);
  expect((await page.fetch("/api/v1/items")).status).toBe(200);
  expect(ports).not.toContain(Number(new URL(gateway.url).port));
});

it("opens WebSockets at the gateway directly, whatever proxy the environment names", async () => {
  const ports = globalAgentsPorts();
  const gateway = await serverThat(() => {});
  gateway.server.on("upgrade", (_, socket: Socket) => {
    socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  });
  vi.stubEnv("GATEWAY_URL", gateway.url);
  const page = await serverThat(() => {});
  page.server.on("upgrade", (opening, socket, head) => {
    const target = requestTarget(opening.url);
    if (target) void proxySocket(opening, socket as Socket, head, target);
  });
  const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-key": "k" };
  const path = "/api/v1/items/1/socket";
  const opening = request(`${page.url}${path}`, { headers });
  opening.end();
  const [, socket] = (await once(opening, "upgrade")) as [unknown, Socket];
  socket.destroy();
  expect([...ports]).toEqual([Number(new URL(page.url).port)]);
});
