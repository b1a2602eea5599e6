"use client";

import { useQuery } from "@tanstack/react-query";
import { requestJson } from "@/platform/gateway/client";
import type { LiveStatus } from "@/platform/streams/keep-open";
import type { PartsReport } from "./parts";

const PATH = "/healthz/parts";
const INTERVAL_MS = 2000;

interface Parts {
  readonly report: PartsReport;
  /** Whether the page's own server responds. */
  readonly connection: LiveStatus;
}

/** Reads the status of the parts every two seconds while the tab is visible. */
export function useParts(initial: PartsReport): Parts {
  const { data, isError } = useQuery({
    queryKey: [PATH],
    queryFn: ({ signal }) => requestJson<PartsReport>(PATH, { signal }),
    initialData: initial,
    refetchInterval: INTERVAL_MS,
    staleTime: INTERVAL_MS,
  });
  return { report: data, connection: isError ? "lost" : "live" };
}
