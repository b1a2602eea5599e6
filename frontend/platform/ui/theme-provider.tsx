"use client";

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import type { Theme } from "./theme";

type ThemeState = readonly [theme: Theme, setTheme: (theme: Theme) => void];

const Themes = createContext<ThemeState>(["system", () => {}]);

interface ThemeProviderProps {
  readonly initialTheme: Theme;
  readonly children: ReactNode;
}

/** Provides the chosen theme. */
export function ThemeProvider({ initialTheme, children }: ThemeProviderProps) {
  return <Themes value={useState(initialTheme)}>{children}</Themes>;
}

export function useTheme(): ThemeState {
  return useContext(Themes);
}

/** A text that changes whenever the page's colours do: with the theme, and with the system's. */
export function useThemeKey(): string {
  const [theme] = useTheme();
  const isDark = useSyncExternalStore(
    onSchemeChange,
    () => matchMedia(DARK).matches,
    () => false,
  );
  return `${theme} ${isDark}`;
}

const DARK = "(prefers-color-scheme: dark)";

function onSchemeChange(listener: () => void): () => void {
  const media = matchMedia(DARK);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}
