import { spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";

/** A server that runs until it is stopped. */
export interface Server {
  readonly url: string;
  readonly stop: () => void;
}

const STARTS_WITHIN_MS = 30_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Serves a generated city with that many drivers and rides on a free port of the loopback interface. */
export function startFakeCity(drivers: number, rides: number): Promise<Server> {
  return started(["ridehailing/scripts/fake-city.mjs", "--drivers", String(drivers), "--rides", String(rides)], {});
}

/** Serves the built page on a free port of the loopback interface, with that gateway. */
export async function startPage(gatewayUrl: string): Promise<Server> {
  const environment = { PORT: String(await freePort()), HOSTNAME: "127.0.0.1", GATEWAY_URL: gatewayUrl };
  return started([".next/standalone/server.js"], environment);
}

/** Starts a Node.js program that prints its address when it listens. */
function started(program: readonly string[], environment: Readonly<Record<string, string>>): Promise<Server> {
  const server = spawn(process.execPath, program, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`${program[0]} does not start; is the page built? (npm run build)`));
    const timer = setTimeout(fail, STARTS_WITHIN_MS);
    server.once("exit", fail);
    server.stdout.on("data", (said) => {
      const url = ADDRESS.exec(String(said))?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      server.off("exit", fail);
      resolve({ url, stop: () => server.kill() });
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
