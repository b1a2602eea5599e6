"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { createQuote, GatewayProblem, newIdempotencyKey, type RequestTiming } from "@/lib/gateway/client";
import type { Problem, Quote } from "@/lib/gateway/types";
import type { Ends } from "@/lib/trip-url";

/** Where the asking stands. A quote that was looked up rather than asked for has no timing. */
export type QuoteState =
  | { readonly status: "idle" }
  | { readonly status: "loading" }
  | { readonly status: "quoted"; readonly quote: Quote; readonly timing: RequestTiming | undefined }
  | { readonly status: "failed"; readonly problem: Problem; readonly retryAt: number | undefined };

interface Asking {
  readonly state: QuoteState;
  /** Repeats what failed, with its key: if it was written after all, the same quote comes back. */
  readonly retry: () => void;
  /** Asks for a new quote of the same ride. */
  readonly renew: () => void;
  /** Shows a quote that is there already. */
  readonly show: (quote: Quote) => void;
}

const SETTLE_MS = 120;

/** Asks for a quote whenever `ride` changes to one with both ends, and gives up on one that is no longer wanted. */
export function useQuote(ride: Ends): Asking {
  const [state, setState] = useState<QuoteState>({ status: "idle" });
  const current = useRef<AbortController>(undefined);
  const key = useRef("");

  const ask = useCallback(async ({ pickup, dropoff }: Ends) => {
    current.current?.abort();
    if (pickup === undefined || dropoff === undefined) return setState({ status: "idle" });
    const controller = new AbortController();
    current.current = controller;
    setState({ status: "loading" });
    try {
      setState({ status: "quoted", ...(await createQuote({ pickup, dropoff }, key.current, controller.signal)) });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof GatewayProblem)) throw error;
      const retryAt = error.retryAfterSeconds === undefined ? undefined : Date.now() + error.retryAfterSeconds * 1000;
      setState({ status: "failed", problem: error.problem, retryAt });
    }
  }, []);

  const renew = useCallback(() => {
    key.current = newIdempotencyKey();
    return ask(ride);
  }, [ask, ride]);

  useEffect(() => {
    const timer = setTimeout(renew, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [renew]);

  useEffect(() => () => current.current?.abort(), []);

  const show = useCallback((quote: Quote) => {
    current.current?.abort();
    setState({ status: "quoted", quote, timing: undefined });
  }, []);
  return { state, retry: () => ask(ride), renew, show };
}
