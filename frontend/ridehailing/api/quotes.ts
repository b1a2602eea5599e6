import { jsonPost, requestJson, timedRequestJson } from "@/platform/gateway/client";
import type { RequestTiming } from "@/platform/timing/request-timing";
import type { Quote, QuotePage, QuoteRequest } from "./types";

const QUOTES = "/api/v1/quotes";

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

async function timedQuote(path: string, init: RequestInit): Promise<TimedQuote> {
  const { body, timing } = await timedRequestJson<Quote>(path, init);
  return { quote: body, timing };
}
