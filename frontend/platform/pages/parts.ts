import { readGatewayHealth } from "@/platform/proxy/gateway-health";
import { type PartsReport, reportOf } from "@/platform/welcome/parts";

/** Reads the status of the parts from a gateway; for the server only. The timeout is two seconds. */
export async function readParts(): Promise<PartsReport> {
  return reportOf(await readGatewayHealth(), new Date().toISOString());
}

/** The status of the parts behind this server, as a gateway reports it. */
export async function getParts(): Promise<Response> {
  return Response.json(await readParts(), { headers: { "cache-control": "no-store" } });
}
