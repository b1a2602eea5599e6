/** Milliseconds: one decimal below 10 ms, none above. */
export function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** The rest of a time span, in milliseconds, as m:ss; 0:00 when it is over. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The time of day of an RFC 3339 instant, in the reader's time zone. */
export function timeOfDay(instant: string): string {
  return new Date(instant).toLocaleTimeString("en-GB", { timeStyle: "short" });
}

/** The time of day of an RFC 3339 instant with seconds, in the reader's time zone. */
export function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString("en-GB", { timeStyle: "medium" });
}

/** A part from 0 to 1 as whole percent. */
export function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}
