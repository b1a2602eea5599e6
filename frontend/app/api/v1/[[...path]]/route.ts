export const dynamic = "force-dynamic";

/**
 * Responds to an API request that arrived before `instrumentation.ts` installed the proxy, right after this server
 * began to listen: the caller should retry.
 */
function starting(request: Request): Response {
  const body = {
    type: "/problems/gateway-unreachable",
    title: "The gateway cannot be reached",
    status: 503,
    detail: "This server has only just started; nothing was stored. Try again in a moment.",
    instance: new URL(request.url).pathname,
  };
  const headers = { "content-type": "application/problem+json", "retry-after": "1" };
  return new Response(JSON.stringify(body), { status: 503, headers });
}

export { starting as DELETE, starting as GET, starting as PATCH, starting as POST, starting as PUT };
