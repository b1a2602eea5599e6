"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Theme } from "./theme";
import { ThemeToggle } from "./theme-toggle";

const PAGES = [
  { path: "/", name: "Ride" },
  { path: "/city", name: "City" },
  { path: "/drive", name: "Drive" },
] as const;

interface SiteHeaderProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** Whose pages these are, the way between them, and their colours. */
export function SiteHeader({ theme, onTheme }: SiteHeaderProps) {
  const here = usePathname();
  return (
    <header className="flex items-center justify-between gap-3">
      <p className="flex items-center gap-2 font-semibold">
        <Logo /> Tandem
      </p>
      <nav aria-label="Pages" className="ml-auto">
        <ul className="flex">
          {PAGES.map(({ path, name }) => (
            <li key={path}>
              <Link
                aria-current={path === here ? "page" : undefined}
                className="block rounded-lg px-2.5 py-2 text-muted transition-colors hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
                href={path}
                prefetch={false}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeToggle onChange={onTheme} theme={theme} />
    </header>
  );
}

function Logo() {
  return (
    <svg aria-hidden="true" className="h-4" viewBox="0 0 28 16">
      <circle className="stroke-ink" cx="8" cy="8" fill="none" r="6" strokeWidth="4" />
      <circle className="stroke-accent" cx="20" cy="8" fill="none" r="6" strokeWidth="4" />
    </svg>
  );
}
