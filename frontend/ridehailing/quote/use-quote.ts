import { keepPreviousData, type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import { type Failure, failureOf } from "@/platform/gateway/problem";
import { createQuote, getQuote, recentQuotes, type TimedQuote } from "@/ridehailing/api/quotes";
import type { Quote } from "@/ridehailing/api/types";
import type { Trip } from "@/ridehailing/places/trip-url";

/** The outcome of a request: the quote and whether it is new, or the failure. */
export type QuoteOutcome =
  | ({ readonly status: "quoted"; readonly isNew: boolean } & TimedQuote)
  | ({ readonly status: "failed" } & Failure);

/** The state of the query. While it loads, it keeps the outcome before. */
export type QuoteState =
  | { readonly status: "idle" }
  | { readonly status: "loading"; readonly before: QuoteOutcome | undefined }
  | QuoteOutcome;

/** The query's state, and how to repeat it. */
export interface QuoteQuery {
  readonly state: QuoteState;
  /** Repeats a failed request with its key: if the quote was stored after all, it comes back. */
  readonly retry: () => void;
  /** Requests a new quote for the same trip. */
  readonly renew: () => void;
}

/** A trip, and the idempotency key that its quote is requested with. */
interface Attempt {
  readonly trip: Trip;
  readonly key: string;
}

const SETTLE_MS = 120;

/** Prices the trip, or reads the quote that it names, whenever it changes; aborts the request before. */
export function useQuote(trip: Trip): QuoteQuery {
  const [attempt, setAttempt] = useState<Attempt>();
  const renew = useCallback(() => setAttempt({ trip, key: newIdempotencyKey() }), [trip]);
  useEffect(() => {
    const timer = setTimeout(renew, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [renew]);

  const { data, isFetching, refetch } = useQuery({ ...quoteQuery(attempt), placeholderData: keepPreviousData });
  return { state: stateOf(isComplete(attempt?.trip), isFetching, data ?? undefined), retry: refetch, renew };
}

/** The quote to show: the one before while the next loads. */
export function shownQuote(state: QuoteState): Quote | undefined {
  const outcome = state.status === "loading" ? state.before : state;
  return outcome?.status === "quoted" ? outcome.quote : undefined;
}

function isComplete(trip: Trip | undefined): boolean {
  return trip?.quoteId !== undefined || (trip?.ends.pickup !== undefined && trip.ends.dropoff !== undefined);
}

function stateOf(isRequested: boolean, isFetching: boolean, outcome: QuoteOutcome | undefined): QuoteState {
  if (!isRequested) return { status: "idle" };
  return isFetching || outcome === undefined ? { status: "loading", before: outcome } : outcome;
}

/** The outcome of an attempt; null when its trip is not complete. A new quote makes the recent ones be read again. */
export function quoteQuery(attempt: Attempt | undefined) {
  return queryOptions({
    queryKey: ["quote", attempt],
    queryFn: ({ signal, client }) => outcomeOf(attempt, signal, client),
  });
}

async function outcomeOf(attempt: Attempt | undefined, signal: AbortSignal, client: QueryClient) {
  const response = attempt && requestQuote(attempt, signal);
  if (response === undefined) return null;
  try {
    const isNew = attempt?.trip.quoteId === undefined;
    const outcome: QuoteOutcome = { status: "quoted", isNew, ...(await response) };
    if (isNew) void readRecentAgain(client);
    return outcome;
  } catch (error) {
    return { status: "failed", ...failureOf(error) } satisfies QuoteOutcome;
  }
}

/** A reading that began before the new quote would lack it, so it is cancelled. */
async function readRecentAgain(client: QueryClient): Promise<void> {
  const { queryKey } = recentQuotes;
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}

function requestQuote({ trip, key }: Attempt, signal: AbortSignal): Promise<TimedQuote> | undefined {
  if (trip.quoteId !== undefined) return getQuote(trip.quoteId, signal);
  const { pickup, dropoff } = trip.ends;
  return pickup && dropoff && createQuote({ pickup, dropoff }, key, signal);
}
