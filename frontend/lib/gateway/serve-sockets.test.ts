import { once } from "node:events";
import { request } from "node:http";
import type { Socket } from "node:net";
import { expect, it, vi } from "vitest";
import { serveSockets } from "./serve-sockets";
import { passSocketOn } from "./socket-proxy";
import { serverThat } from "./test-servers";

vi.mock("./socket-proxy", () => ({ passSocketOn: vi.fn((_request: unknown, socket: Socket) => socket.destroy()) }));

it("hears the openings of servers that were made before and after, each once", async () => {
  const before = await serverThat(() => {});
  serveSockets();
  const after = await serverThat(() => {});
  for (const { url } of [before, after, before]) {
    const asked = request(url, { headers: { connection: "Upgrade", upgrade: "websocket" } });
    asked.end();
    await once(asked, "error");
  }
  expect(passSocketOn).toHaveBeenCalledTimes(3);
  expect([before, after].map(({ server }) => server.listenerCount("upgrade"))).toEqual([1, 1]);
});
