"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PageLink } from "@/platform/slice";

const Links = createContext<readonly PageLink[]>([]);

interface PageLinksProps {
  readonly links: readonly PageLink[];
  readonly children: ReactNode;
}

/** Gives the pages inside it the links between them, which the slices bring. */
export function PageLinks({ links, children }: PageLinksProps) {
  return <Links value={links}>{children}</Links>;
}

export function usePageLinks(): readonly PageLink[] {
  return useContext(Links);
}
