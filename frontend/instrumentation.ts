/** Runs once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { interceptServers } = await import("@/lib/server/intercept-servers");
  const { serving } = await import("@/lib/server/serve");
  interceptServers(serving);
}
