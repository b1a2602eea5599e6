"use client";

import { createContext, type ReactNode } from "react";
import type { PageLink } from "@/platform/slice";

export const Links = createContext<readonly PageLink[]>([]);

/** Provides the links of all slices to the header. */
export function PageLinks({ links, children }: { readonly links: readonly PageLink[]; readonly children: ReactNode }) {
  return <Links value={links}>{children}</Links>;
}
