export const dynamic = "force-dynamic";

/** This server's own health; it does not depend on the gateway's. */
export function GET(): Response {
  return Response.json({ status: "up" });
}
