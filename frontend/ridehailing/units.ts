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

/** Metres, rounded to tens below a kilometre and to tenths of a kilometre above. */
export function distance(meters: number): string {
  const tens = Math.round(meters / 10) * 10;
  return tens < 1000 ? `${tens} m` : kilometres(meters);
}

/** Seconds as whole minutes, or hours and minutes. */
export function minutes(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
