export const THEME_COOKIE = "theme";

export type Theme = "light" | "dark" | "system";

/** The theme that a cookie's value names; the system's where it names none. */
export function themeIn(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
