/** Runs once when the server starts, before it handles requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { interceptServers } = await import("./platform/server/intercept-servers");
  const { createInterceptor } = await import("./platform/server/serve");
  const { slices } = await import("./slices");
  interceptServers(createInterceptor(slices.flatMap(({ webSockets }) => webSockets)));
}
