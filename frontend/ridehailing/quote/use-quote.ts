"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import type { Problem } from "@/platform/gateway/problem";
import { GatewayProblem } from "@/platform/gateway/problem";
import type { RequestTiming } from "@/platform/timing/request-timing";
import { createQuote, getQuote, type TimedQuote } from "@/ridehailing/api/quotes";
import type { Quote } from "@/ridehailing/api/types";
import type { Trip } from "@/ridehailing/places/trip-url";

/** A quote, what asking for it took, and whether it was priced just now or read again. */
interface Quoted {
  readonly quote: Quote;
  readonly timing: RequestTiming;
  readonly isNew: boolean;
}

/** What came of asking: the quote, or why there is none and when to come back. */
export type QuoteOutcome =
  | ({ readonly status: "quoted" } & Quoted)
  | { readonly status: "failed"; readonly problem: Problem; readonly retryAt: number | undefined };

/** Where the asking stands. While it goes on, the answer before stays at hand. */
export type QuoteState =
  | { readonly status: "idle" }
  | { readonly status: "loading"; readonly before: QuoteOutcome | undefined }
  | QuoteOutcome;

/** What is asked for, and how to ask again. */
export interface QuoteQuery {
  readonly state: QuoteState;
  /** Repeats what failed, with its key: if it was written after all, the same quote comes back. */
  readonly retry: () => void;
  /** Asks for a new quote of the same ride. */
  readonly renew: () => void;
}

const SETTLE_MS = 120;

/** Prices the trip's ride, or reads the quote it names, whenever it changes; gives up on one that is no longer wanted. */
export function useQuote(trip: Trip): QuoteQuery {
  const [state, setState] = useState<QuoteState>({ status: "idle" });
  const current = useRef<AbortController>(undefined);
  const key = useRef("");

  const ask = useCallback(async () => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const answer = requestQuote(trip, key.current, controller.signal);
    if (answer === undefined) return setState({ status: "idle" });
    setState(loading);
    try {
      setState({ status: "quoted", ...(await answer), isNew: trip.quoteId === undefined });
    } catch (error) {
      if (!controller.signal.aborted) setState(failed(error));
    }
  }, [trip]);

  const renew = useCallback(() => {
    key.current = newIdempotencyKey();
    return ask();
  }, [ask]);

  useEffect(() => {
    const timer = setTimeout(renew, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [renew]);

  useEffect(() => () => current.current?.abort(), []);

  return { state, retry: ask, renew };
}

/** The quote to show: the last one while the next is on its way. */
export function shownQuote(state: QuoteState): Quote | undefined {
  const answer = state.status === "loading" ? state.before : state;
  return answer?.status === "quoted" ? answer.quote : undefined;
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
