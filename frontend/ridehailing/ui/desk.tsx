import { type ReactNode, useRef } from "react";
import { UNSAFE_PortalProvider as PortalProvider } from "react-aria/PortalProvider";
import { SiteHeader } from "@/platform/ui/site-header";

interface DeskProps {
  readonly title: string;
  readonly map: ReactNode;
  /** Whether no figures lie on the map. */
  readonly isBare?: boolean;
  readonly panelClass?: string;
  readonly children: ReactNode;
}

/** The frame of a page: a map, and a panel on it that begins with the site's header. */
export function Desk({ title, map, isBare, panelClass = "space-y-5", children }: DeskProps) {
  const page = useRef<HTMLElement>(null);
  return (
    <main ref={page}>
      <h1 className="sr-only">{title}</h1>
      <div className="desk-map" data-bare={isBare || undefined}>
        {map}
      </div>
      <div className={`desk-panel ${panelClass}`}>
        <SiteHeader />
        {/* Lists open within the page's landmark, where screen readers look for them. */}
        <PortalProvider getContainer={() => page.current}>{children}</PortalProvider>
      </div>
    </main>
  );
}
