export const dynamic = "force-dynamic";

/**
 * Answers an API request that came in the moment between this server's first listening and `instrumentation.ts`, which
 * proxies every later one: the caller tries again.
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
