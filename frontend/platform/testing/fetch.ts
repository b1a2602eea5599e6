import { vi } from "vitest";

/** Replaces `fetch`: each request gets this response; returns the mock. */
export function stubFetch(status: number, body: unknown, headers: Record<string, string>) {
  const fetched = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status, headers }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}
