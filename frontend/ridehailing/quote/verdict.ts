import { milliseconds } from "@/platform/format";
import type { ServerTimings } from "@/platform/timing/server-timing";
import type { Quote } from "@/ridehailing/api/types";

/** The waterfall in one sentence: the model's own time, and the cost of calling it. */
export function verdict(pricing: Quote["pricing"], servers: ServerTimings, isNew: boolean): string {
  if (!isNew) return "This quote was read again from the database; no model was called.";
  const { ml, "ml-queue": queue = 0, "ml-compute": compute } = servers;
  if (pricing === "fallback") {
    const waited = ml === undefined ? "" : ` after ${milliseconds(ml)}`;
    return `No usable response came from the model; the gateway priced by rule${waited}.`;
  }
  if (ml === undefined || compute === undefined) return "The model did not say what it took.";
  const crossing = Math.max(0, ml - queue - compute);
  return `The model computed for ${milliseconds(compute)}; the way to Python and back took ${milliseconds(crossing)}.`;
}
