/** Minor units of a currency as people read them, such as `$52.14`. */
export function money(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

/** Metres as kilometres with one decimal. */
export function kilometres(meters: number): string {
  return `${(meters / 1000).toFixed(1)} km`;
}

/** Metres in tens below a kilometre, else as kilometres with one decimal. */
export function distance(meters: number): string {
  const tens = Math.round(meters / 10) * 10;
  return tens < 1000 ? `${tens} m` : kilometres(meters);
}

/** Seconds as whole minutes, or hours and minutes. */
export function minutes(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** Milliseconds with as many digits as say something. */
export function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
}

/** What is left of a time span as m:ss. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The time of day of an RFC 3339 instant, where the reader is. */
export function timeOfDay(instant: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** The time of day of an RFC 3339 instant to the second, where the reader is. */
export function clock(instant: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return format.format(new Date(instant));
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A part from 0 to 1 as whole percent. */
export function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}
