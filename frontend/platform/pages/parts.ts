import { readParts } from "@/platform/welcome/read-parts";

/** The status of the parts behind this server, as a gateway reports it. */
export async function getParts(): Promise<Response> {
  return Response.json(await readParts(), { headers: { "cache-control": "no-store" } });
}
