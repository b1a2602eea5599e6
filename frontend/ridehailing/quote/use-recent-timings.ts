"use client";

import { useEffect, useState } from "react";
import type { RequestTiming } from "@/platform/timing/request-timing";
import type { QuoteState } from "./use-quote";

const MOST = 12;

/** What the last quotes asked for on this page took, the newest last. */
export function usePast(state: QuoteState): readonly RequestTiming[] {
  const [past, setPast] = useState<readonly RequestTiming[]>([]);
  const latest = state.status === "quoted" && state.isNew ? state.timing : undefined;
  useEffect(() => {
    if (latest) setPast((before) => [...before.filter((each) => each !== latest), latest].slice(-MOST));
  }, [latest]);
  return past;
}
