/** Durations in milliseconds by the names of a `Server-Timing` header (W3C). */
export type ServerTimings = Readonly<Record<string, number>>;

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
