import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { listQuotes } from "@/ridehailing/api/quotes";
import type { Quote } from "@/ridehailing/api/types";

const PAGE = 5;

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
  const { data, hasNextPage, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ["recent quotes", version],
    queryFn: ({ pageParam, signal }) => listQuotes(PAGE, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  return {
    quotes: data?.pages.flatMap(({ items }) => items),
    hasMore: hasNextPage,
    hasFailed: isError,
    loadMore: fetchNextPage,
    reload: refetch,
  };
}
