import type { ServerTimings } from "./server-timing";

/** What the browser measured of one request, in milliseconds on the page's clock, and what the servers reported. */
export interface RequestTiming {
  readonly startedAt: number;
  readonly endedAt: number;
  /** When the request left and the response's first byte arrived; undefined when the browser does not report it. */
  readonly away: { readonly from: number; readonly to: number } | undefined;
  readonly servers: ServerTimings;
}
