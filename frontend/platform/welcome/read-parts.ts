import { readGatewayHealth } from "@/platform/proxy/gateway-health";
import { type PartsReport, reportOf } from "./parts";

/** Asks a gateway for the status of the parts; for the server only. Takes two seconds at most. */
export async function readParts(): Promise<PartsReport> {
  const components = await readGatewayHealth();
  return reportOf(components, new Date().toISOString());
}
