import { afterEach, expect, it, vi } from "vitest";
import { nowhere, serverThat } from "@/platform/testing/servers";
import { readGatewayHealth } from "./gateway-health";

afterEach(() => {
  vi.unstubAllEnvs();
});

async function gatewayThatSays(body: string): Promise<string> {
  const { url } = await serverThat((request, response) => {
    response.writeHead(request.url === "/actuator/health/parts" ? 200 : 404).end(body);
  });
  return url;
}

function listen(...gateways: readonly string[]): void {
  vi.stubEnv("GATEWAY_URL", gateways.join(","));
}

it("reads the status of each component", async () => {
  const components = { database: { status: "UP" }, mlService: { status: "UNREACHABLE" }, other: {} };
  listen(await gatewayThatSays(JSON.stringify({ status: "UP", components })));
  expect(await readGatewayHealth()).toEqual({ database: "UP", mlService: "UNREACHABLE", other: "UNKNOWN" });
});

it("reads it from the next gateway when one cannot be reached", async () => {
  const body = JSON.stringify({ components: { database: { status: "DOWN" } } });
  listen(await nowhere(), await gatewayThatSays(body));
  for (let round = 0; round < 2; round++) expect(await readGatewayHealth()).toEqual({ database: "DOWN" });
});

it("knows no component when the response is something else", async () => {
  for (const body of ["", "{", "[]", "null", "{}"]) {
    listen(await gatewayThatSays(body));
    expect(await readGatewayHealth()).toEqual({});
  }
});

it("is undefined when no gateway responds", async () => {
  listen(await nowhere());
  expect(await readGatewayHealth()).toBeUndefined();
});

it("is undefined when a gateway accepts the request and does not respond", async () => {
  listen((await serverThat(() => {})).url);
  expect(await readGatewayHealth()).toBeUndefined();
});
