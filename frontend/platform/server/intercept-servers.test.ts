import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, it, vi } from "vitest";
import { serverThat } from "@/platform/testing/servers";
import { type Interceptor, interceptServers } from "./intercept-servers";

it("runs before the listeners of servers created before and after it, once each", async () => {
  const onRequest = vi.fn<Interceptor["onRequest"]>((_request, _response, next) => next());
  const onUpgrade = vi.fn<Interceptor["onUpgrade"]>((_request, socket) => void socket.destroy());
  const before = await serverThat((_, response) => void response.end("of its own"));
  interceptServers({ onRequest, onUpgrade, onConnect: () => {} });
  const after = await serverThat((_, response) => void response.end("of its own"));
  for (const { url } of [before, after, before]) {
    const [response] = await once(request(url).end(), "response");
    expect(await text(response)).toBe("of its own");
    const upgrade = request(url, { headers: { connection: "Upgrade", upgrade: "websocket" } });
    upgrade.end();
    await once(upgrade, "error");
  }
  expect(onRequest).toHaveBeenCalledTimes(3);
  expect(onUpgrade).toHaveBeenCalledTimes(3);
  expect([before, after].map(({ server }) => server.listenerCount("upgrade"))).toEqual([1, 1]);
});
