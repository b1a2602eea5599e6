"use client";

import { useCallback, useEffect, useState } from "react";
import { GatewayProblem, listQuotes } from "@/lib/gateway/client";
import type { Quote } from "@/lib/gateway/types";

const PAGE = 5;

interface Listed {
  readonly items: readonly Quote[];
  readonly next: string | null;
}

interface RecentQuotesList {
  /** Undefined until they were read once. */
  readonly quotes: readonly Quote[] | undefined;
  readonly hasMore: boolean;
  readonly hasFailed: boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** The latest quotes, a page at a time; read again from the start when `version` changes. */
export function useRecentQuotes(version: string | undefined): RecentQuotesList {
  const [listed, setListed] = useState<Listed>();
  const [hasFailed, setFailed] = useState(false);

  const load = useCallback(async (before: Listed | undefined, signal: AbortSignal) => {
    try {
      const page = await listQuotes(PAGE, before?.next ?? undefined, signal);
      setListed({ items: [...(before?.items ?? []), ...page.items], next: page.nextCursor });
      setFailed(false);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof GatewayProblem)) throw error;
      setFailed(true);
    }
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what the list is read again for
  useEffect(() => {
    const controller = new AbortController();
    load(undefined, controller.signal);
    return () => controller.abort();
  }, [load, version]);

  return {
    quotes: listed?.items,
    hasMore: Boolean(listed?.next),
    hasFailed,
    loadMore: () => load(listed, new AbortController().signal),
    reload: () => load(undefined, new AbortController().signal),
  };
}
