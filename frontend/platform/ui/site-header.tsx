"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { use } from "react";
import { Links } from "./page-links";
import { ThemeToggle } from "./theme-toggle";

/** The pages' name, the links between them, and the choice of the theme. */
export function SiteHeader() {
  const here = usePathname();
  const links = use(Links);
  return (
    <header className="flex items-center justify-between gap-3">
      <p className="flex min-w-0 items-center gap-2 font-semibold">
        <Logo />
        <span className="truncate">Tandem</span>
      </p>
      {links.length > 0 && (
        <nav aria-label="Pages" className="ml-auto">
          <ul className="flex">
            {links.map(({ path, name }) => (
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
      )}
      <ThemeToggle />
    </header>
  );
}

/** Two rings: what waits and what computes. `app/icon.svg` has them, too. */
function Logo() {
  return (
    <svg aria-hidden="true" className="h-4 shrink-0" viewBox="0 0 28 16">
      <circle className="stroke-ink" cx="8" cy="8" fill="none" r="6" strokeWidth="4" />
      <circle className="stroke-accent" cx="20" cy="8" fill="none" r="6" strokeWidth="4" />
    </svg>
  );
}
