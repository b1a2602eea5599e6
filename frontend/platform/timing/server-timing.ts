/** Durations in milliseconds by the names of a `Server-Timing` header (W3C). */
export type ServerTimings = Readonly<Record<string, number>>;

/** What the browser measured of one request, in milliseconds on the page's clock, and what the servers reported. */
export interface RequestTiming {
  readonly startedAt: number;
  readonly endedAt: number;
  /** When the request left and the response's first byte arrived; undefined when the browser does not report it. */
  readonly away: { readonly from: number; readonly to: number } | undefined;
  readonly servers: ServerTimings;
}

const DURATION = /;\s*dur=([0-9.]+)/i;

/** Reads the header; entries without a duration are left out. */
export function parseServerTiming(header: string | null): ServerTimings {
  const entries = (header ?? "").split(",").flatMap((entry) => {
    const name = entry.split(";")[0]?.trim();
    const duration = Number(DURATION.exec(entry)?.[1] ?? Number.NaN);
    return name && Number.isFinite(duration) ? [[name, duration] as const] : [];
  });
  return Object.fromEntries(entries);
}
