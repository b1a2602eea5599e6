import { readParts } from "@/platform/welcome/read-parts";

export const dynamic = "force-dynamic";

/** The status of the parts behind this server, as a gateway reports it. */
export async function GET(): Promise<Response> {
  return Response.json(await readParts(), { headers: { "cache-control": "no-store" } });
}
