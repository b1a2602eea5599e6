"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PageLink } from "@/platform/slice";

const Links = createContext<readonly PageLink[]>([]);

interface PageLinksProps {
  readonly links: readonly PageLink[];
  readonly children: ReactNode;
}

/** Provides the links of all slices to the header. */
export function PageLinks({ links, children }: PageLinksProps) {
  return <Links value={links}>{children}</Links>;
}

export function usePageLinks(): readonly PageLink[] {
  return useContext(Links);
}
