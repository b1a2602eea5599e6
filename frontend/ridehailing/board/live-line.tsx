import { clock } from "@/platform/format";
import type { LiveStatus } from "@/platform/streams/keep-open";
import type { Figures } from "./model/figures";

const WORDS: Record<LiveStatus, string> = { connecting: "Connecting", live: "Live", lost: "Not live" };

interface LiveLineProps {
  readonly status: LiveStatus;
  readonly figures: Figures;
}

/** Whether the board is live, when it was updated last, and who prices the city. */
export function LiveLine({ status, figures: { at, pricing, modelVersion } }: LiveLineProps) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <p className="flex items-baseline gap-2" data-status={status} data-testid="live">
        <span
          aria-hidden
          className={`size-2 rounded-full ${status === "live" ? "bg-(--ride-completed)" : "border border-muted"}`}
        />
        <strong className="font-semibold">{WORDS[status]}</strong>
        {at !== undefined && (
          <span className="text-muted tabular-nums">
            updated{" "}
            <time data-testid="updated" dateTime={at}>
              {clock(at)}
            </time>
          </span>
        )}
      </p>
      {pricing !== undefined && (
        <p className="truncate text-caption text-muted">
          {pricing === "model" ? `model ${modelVersion ?? ""}` : "priced by rule, no model"}
        </p>
      )}
    </div>
  );
}
