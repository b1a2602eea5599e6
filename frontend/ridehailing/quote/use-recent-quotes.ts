"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { GatewayProblem } from "@/platform/gateway/problem";
import { listQuotes } from "@/ridehailing/api/quotes";
import type { Quote } from "@/ridehailing/api/types";

const PAGE = 5;

interface LoadedQuotes {
  readonly items: readonly Quote[];
  readonly next: string | null;
}

interface RecentQuotesList {
  /** Undefined until the first response. */
  readonly quotes: readonly Quote[] | undefined;
  readonly hasMore: boolean;
  readonly hasFailed: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** The latest quotes, page by page; read from the start again when `version` changes. */
export function useRecentQuotes(version: number | undefined): RecentQuotesList {
  const [loaded, setLoaded] = useState<LoadedQuotes>();
  const [hasFailed, setFailed] = useState(false);
  const current = useRef<AbortController>(undefined);

  const load = useCallback(async (before: LoadedQuotes | undefined) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    try {
      const page = await listQuotes(PAGE, before?.next ?? undefined, controller.signal);
      setLoaded({ items: [...(before?.items ?? []), ...page.items], next: page.nextCursor });
      setFailed(false);
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof GatewayProblem)) throw error;
      setFailed(true);
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means that the list changed
  useEffect(() => {
    load(undefined);
    return () => current.current?.abort();
  }, [load, version]);

  return {
    quotes: loaded?.items,
    hasMore: Boolean(loaded?.next),
    hasFailed,
    loadMore: () => load(loaded),
    reload: () => load(undefined),
  };
}
