import { infiniteQueryOptions } from "@tanstack/react-query";
import { jsonPost, requestJson, timedRequestJson } from "@/platform/gateway/client";
import type { RequestTiming } from "@/platform/timing/server-timing";
import type { Quote, QuotePage, QuoteRequest } from "./types";

const QUOTES = "/api/v1/quotes";
const PAGE = 5;

/** A quote, and how long the request for it took. */
export interface TimedQuote {
  readonly quote: Quote;
  readonly timing: RequestTiming;
}

/** Creates a quote; rejects with GatewayProblem, or with AbortError when aborted. */
export function createQuote(request: QuoteRequest, idempotencyKey: string, signal: AbortSignal): Promise<TimedQuote> {
  return timedQuote(QUOTES, jsonPost(request, idempotencyKey, signal));
}

/** Reads a stored quote; rejects as `createQuote` does. */
export function getQuote(id: string, signal: AbortSignal): Promise<TimedQuote> {
  return timedQuote(`${QUOTES}/${encodeURIComponent(id)}`, { signal });
}

/** A page of quotes, newest first; rejects with GatewayProblem. */
export function listQuotes(limit: number, cursor: string | undefined, signal: AbortSignal): Promise<QuotePage> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === undefined ? {} : { cursor }) });
  return requestJson(`${QUOTES}?${query}`, { signal });
}

/** The latest quotes, page by page, under one key: what was read stays when reading it again fails. */
export const recentQuotes = infiniteQueryOptions({
  queryKey: ["recent quotes"],
  queryFn: ({ pageParam, signal }) => listQuotes(PAGE, pageParam, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

async function timedQuote(path: string, init: RequestInit): Promise<TimedQuote> {
  const { body, timing } = await timedRequestJson<Quote>(path, init);
  return { quote: body, timing };
}
