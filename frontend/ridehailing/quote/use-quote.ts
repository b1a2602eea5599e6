"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import type { Problem } from "@/platform/gateway/problem";
import { GatewayProblem } from "@/platform/gateway/problem";
import type { RequestTiming } from "@/platform/timing/request-timing";
import { createQuote, getQuote, type TimedQuote } from "@/ridehailing/api/quotes";
import type { Quote } from "@/ridehailing/api/types";
import type { Trip } from "@/ridehailing/places/trip-url";

/** A quote, the timing of its request, and whether it is new or was read from the database. */
interface Quoted {
  readonly quote: Quote;
  readonly timing: RequestTiming;
  readonly isNew: boolean;
}

/** The outcome of a request: the quote, or the problem and when to retry. */
export type QuoteOutcome =
  | ({ readonly status: "quoted" } & Quoted)
  | { readonly status: "failed"; readonly problem: Problem; readonly retryAt: number | undefined };

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

const SETTLE_MS = 120;

/** Prices the trip, or reads the quote that it names, whenever it changes; aborts the request before. */
export function useQuote(trip: Trip): QuoteQuery {
  const [state, setState] = useState<QuoteState>({ status: "idle" });
  const current = useRef<AbortController>(undefined);
  const key = useRef("");

  const load = useCallback(async () => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const response = requestQuote(trip, key.current, controller.signal);
    if (response === undefined) return setState({ status: "idle" });
    setState(loading);
    try {
      setState({ status: "quoted", ...(await response), isNew: trip.quoteId === undefined });
    } catch (error) {
      if (!controller.signal.aborted) setState(failed(error));
    }
  }, [trip]);

  const renew = useCallback(() => {
    key.current = newIdempotencyKey();
    return load();
  }, [load]);

  useEffect(() => {
    const timer = setTimeout(renew, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [renew]);

  useEffect(() => () => current.current?.abort(), []);

  return { state, retry: load, renew };
}

/** The quote to show: the one before while the next loads. */
export function shownQuote(state: QuoteState): Quote | undefined {
  const outcome = state.status === "loading" ? state.before : state;
  return outcome?.status === "quoted" ? outcome.quote : undefined;
}

function requestQuote({ ends, quoteId }: Trip, key: string, signal: AbortSignal): Promise<TimedQuote> | undefined {
  if (quoteId !== undefined) return getQuote(quoteId, signal);
  const { pickup, dropoff } = ends;
  return pickup && dropoff && createQuote({ pickup, dropoff }, key, signal);
}

function loading(state: QuoteState): QuoteState {
  if (state.status === "loading") return state;
  return { status: "loading", before: state.status === "idle" ? undefined : state };
}

function failed(error: unknown): QuoteState {
  if (!(error instanceof GatewayProblem)) throw error;
  const { problem, retryAfterSeconds } = error;
  const retryAt = retryAfterSeconds === undefined ? undefined : Date.now() + retryAfterSeconds * 1000;
  return { status: "failed", problem, retryAt };
}
