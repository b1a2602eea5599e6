import { useEffect, useState } from "react";
import type { RequestTiming } from "@/platform/timing/request-timing";
import type { QuoteState } from "./use-quote";

const MAX_TIMINGS = 12;

/** The timings of the last new quotes on this page, newest last. */
export function useRecentTimings(state: QuoteState): readonly RequestTiming[] {
  const [recentTimings, setPast] = useState<readonly RequestTiming[]>([]);
  const latest = state.status === "quoted" && state.isNew ? state.timing : undefined;
  useEffect(() => {
    if (latest) setPast((before) => [...before.filter((each) => each !== latest), latest].slice(-MAX_TIMINGS));
  }, [latest]);
  return recentTimings;
}
