import type { RequestListener } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { passOn } from "./proxy";
import { serverThat } from "./test-servers";

async function gatewayThat(listener: RequestListener): Promise<void> {
  vi.stubEnv("GATEWAY_URL", (await serverThat(listener)).url);
}

function post(body: string): Request {
  const headers = { "content-type": "application/json", "idempotency-key": "k", cookie: "secret=1" };
  return new Request("http://page.test/api/v1/quotes?x=1", { method: "POST", headers, body });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

it("passes request and answer through, and adds its own time", async () => {
  let seen = "";
  await gatewayThat(async (request, response) => {
    seen = `${request.method} ${request.url} ${request.headers["idempotency-key"]} ${request.headers.cookie} `;
    for await (const part of request) seen += part;
    response.writeHead(201, { location: "/api/v1/quotes/1", "server-timing": "gateway;dur=1", "x-other": "1" });
    response.end("{}");
  });
  const answer = await passOn(post('{"a":1}'));
  expect(seen).toBe('POST /api/v1/quotes?x=1 k undefined {"a":1}');
  expect(answer.status).toBe(201);
  expect(answer.headers.get("location")).toBe("/api/v1/quotes/1");
  expect(answer.headers.get("x-other")).toBeNull();
  expect(answer.headers.get("server-timing")).toMatch(/^next;dur=[0-9.]+, gateway;dur=1$/);
  expect(await answer.text()).toBe("{}");
});

it("passes a problem through as it is", async () => {
  await gatewayThat((_, response) => {
    response.writeHead(503, { "content-type": "application/problem+json", "retry-after": "1" });
    response.end('{"status":503}');
  });
  const answer = await passOn(new Request("http://page.test/api/v1/quotes"));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await answer.json()).toEqual({ status: 503 });
});

it("answers with a problem of its own where the gateway is away", async () => {
  vi.stubEnv("GATEWAY_URL", "http://127.0.0.1:1");
  const answer = await passOn(post("{}"));
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("2");
  expect(await answer.json()).toMatchObject({ type: "/problems/gateway-unreachable", instance: "/api/v1/quotes" });
});

it("refuses a body that is too large without passing it on", async () => {
  const reached = vi.fn<RequestListener>((_, response) => void response.end());
  await gatewayThat(reached);
  const answer = await passOn(post("x".repeat(70_000)));
  expect(answer.status).toBe(413);
  expect(reached).not.toHaveBeenCalled();
});
