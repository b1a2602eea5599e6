export const THEME_COOKIE = "theme";

export type Theme = "light" | "dark" | "system";

/** The theme in a cookie's value; the system's theme when there is none. */
export function themeIn(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
