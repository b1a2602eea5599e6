import { readGatewayHealth } from "@/platform/proxy/gateway-health";
import { type PartsReport, reportOf } from "./parts";

/** Reads the status of the parts from a gateway; for the server only. The timeout is two seconds. */
export async function readParts(): Promise<PartsReport> {
  const components = await readGatewayHealth();
  return reportOf(components, new Date().toISOString());
}
