export const dynamic = "force-dynamic";

/** Says that this server serves; the gateway's health is its own. */
export function GET(): Response {
  return Response.json({ status: "up" });
}
