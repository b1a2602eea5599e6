"use client";

import { THEME_COOKIE, type Theme, themeIn } from "@/lib/theme";

const NEXT: Record<Theme, Theme> = { system: "dark", dark: "light", light: "system" };
const NAMES: Record<Theme, string> = { system: "System", dark: "Dark", light: "Light" };

interface ThemeToggleProps {
  readonly theme: Theme;
  readonly onChange: (theme: Theme) => void;
}

/** Goes round light, dark and the system's own choice; kept in a cookie so that the server draws the page right at once. */
export function ThemeToggle({ theme, onChange }: ThemeToggleProps) {
  const turn = () => {
    const next = NEXT[theme];
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
    onChange(next);
  };
  return (
    <button
      aria-label={`Theme: ${NAMES[theme]}`}
      className="button-quiet h-8 text-caption"
      onClick={turn}
      type="button"
    >
      {NAMES[theme]}
    </button>
  );
}

/** The theme the page was drawn with. */
export function currentTheme(): Theme {
  return typeof document === "undefined" ? "system" : themeIn(document.documentElement.dataset.theme);
}
