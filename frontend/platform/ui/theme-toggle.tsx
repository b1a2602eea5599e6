"use client";

import { THEME_COOKIE, type Theme } from "./theme";
import { useTheme } from "./theme-provider";

const NEXT: Record<Theme, Theme> = { system: "dark", dark: "light", light: "system" };
const NAMES: Record<Theme, string> = { system: "System", dark: "Dark", light: "Light" };
const SHAPES: Record<Theme, string> = {
  system: "M8 2a6 6 0 1 0 0 12Zm0 0a6 6 0 0 1 0 12",
  dark: "M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1Z",
  light: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
};

/** Switches between dark, light and the system's theme; a cookie lets the server render the chosen one. */
export function ThemeToggle() {
  const [theme, setTheme] = useTheme();
  const turn = () => {
    const next = NEXT[theme];
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
    setTheme(next);
  };
  const name = `Theme: ${NAMES[theme]}`;
  return (
    <button aria-label={name} className="button-icon" onClick={turn} title={name} type="button">
      <svg
        aria-hidden="true"
        className="size-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        viewBox="0 0 16 16"
      >
        {theme === "system" && <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" />}
        <path d={SHAPES[theme]} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  );
}
