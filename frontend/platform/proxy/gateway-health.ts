import type { IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { requestBy, roundRobin } from "./gateways";

const PATH = "/actuator/health/parts";
const TIMEOUT_MS = 2000;

/** The status of each component that a gateway reports, such as `UP` or `UNREACHABLE`, by the component's name. */
export type ComponentStatuses = Readonly<Record<string, string>>;

/**
 * Reads the health of the parts from the first gateway that responds. Undefined when none responds within two seconds;
 * empty when one responds with anything else.
 */
export async function readGatewayHealth(): Promise<ComponentStatuses | undefined> {
  const gateways = roundRobin();
  for (const gateway of gateways) {
    const response = await get(`${gateway}${PATH}`, TIMEOUT_MS / gateways.length).catch(() => undefined);
    if (response !== undefined) return statuses(await json(response).catch(() => undefined));
  }
  return undefined;
}

/** Without the global agent, which would use the proxy that the environment names. */
function get(url: string, timeoutMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    requestBy(url)(url, { agent: false, signal: AbortSignal.timeout(timeoutMs) }, resolve)
      .on("error", reject)
      .end();
  });
}

function statuses(health: unknown): ComponentStatuses {
  const components = (health as { components?: unknown } | undefined)?.components ?? {};
  const entries = Object.entries(components).map(([name, component]) => [name, String(component?.status ?? "UNKNOWN")]);
  return Object.fromEntries(entries);
}
