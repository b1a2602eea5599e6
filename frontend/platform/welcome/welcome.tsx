"use client";

import { useQuery } from "@tanstack/react-query";
import { requestJson } from "@/platform/gateway/client";
import { ConnectionNote } from "@/platform/ui/connection-note";
import { SiteHeader } from "@/platform/ui/site-header";
import type { DocsLink } from "./docs";
import { PartList } from "./part-list";
import type { PartsReport } from "./parts";

const PARTS_PATH = "/healthz/parts";
const INTERVAL_MS = 2000; // while the tab is visible

interface WelcomeProps {
  readonly initialReport: PartsReport;
  readonly docs: readonly DocsLink[];
}

/** The home page while no slice brings one: a greeting, the status of the parts, and where to read on. */
export function Welcome({ initialReport, docs }: WelcomeProps) {
  const { data, isError } = useQuery({
    queryKey: [PARTS_PATH],
    queryFn: ({ signal }) => requestJson<PartsReport>(PARTS_PATH, { signal }),
    initialData: initialReport,
    refetchInterval: INTERVAL_MS,
    staleTime: INTERVAL_MS,
  });
  return (
    <main className="mx-auto flex min-h-dvh max-w-2xl flex-col gap-8 bg-surface p-5 md:min-h-0 md:my-16 md:rounded-2xl md:p-10 md:shadow-(--shadow)">
      <SiteHeader />
      <div>
        <h1 className="text-figure wrap-anywhere">Welcome to Tandem</h1>
        <p className="mt-3 max-w-prose text-muted">
          A Next.js page, a reactive Java gateway, a Python ML service and PostgreSQL run together here, ready for your
          first slice.
        </p>
        <div className="*:not-empty:mt-5">
          <ConnectionNote
            status={isError ? "lost" : "live"}
            whenLost="The page's server does not respond; the last status is shown."
          />
        </div>
      </div>
      <PartList report={data} />
      <Docs links={docs} />
    </main>
  );
}

function Docs({ links }: { readonly links: readonly DocsLink[] }) {
  return (
    <nav aria-label="Documentation">
      <ul className="grid gap-3 md:grid-cols-2">
        {links.map(({ name, description, url }) => (
          <li key={url}>
            <a
              className="block h-full rounded-xl border border-line px-4 py-3 transition-colors hover:border-muted hover:bg-raised"
              href={url}
            >
              <span className="flex justify-between gap-3 font-medium">
                {name}
                <span aria-hidden className="text-accent">
                  →
                </span>
              </span>
              <span className="block text-caption text-muted">{description}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
