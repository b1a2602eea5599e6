import { useSyncExternalStore } from "react";
import { clock } from "@/platform/format";
import type { LiveStatus } from "@/platform/streams/keep-open";
import { ConnectionNote } from "@/platform/ui/connection-note";
import { Counters } from "./counters";
import type { CityStore } from "./model/city-store";
import { type Figures, NO_FIGURES } from "./model/figures";
import { Ticker } from "./ticker";

/** The city in figures and words, updated once a second at most. */
export function BoardPanel({ store, status }: { readonly store: CityStore; readonly status: LiveStatus }) {
  const figures = useSyncExternalStore(store.onFigures, store.figures, () => NO_FIGURES);
  const asOf = figures.at === undefined ? "Nothing was received yet" : `What you see is as of ${clock(figures.at)}`;
  return (
    <>
      <div className={status === "lost" ? "space-y-3" : undefined}>
        <LiveLine figures={figures} status={status} />
        <ConnectionNote status={status} whenLost={`${asOf}; the board comes back by itself.`} />
      </div>
      <Counters rates={figures.rates} />
      <Ticker events={figures.events} />
    </>
  );
}

const WORDS: Record<LiveStatus, string> = { connecting: "Connecting", live: "Live", lost: "Not live" };

interface LiveLineProps {
  readonly status: LiveStatus;
  readonly figures: Figures;
}

/** Whether the board is live, when it was updated last, and who prices the city. */
function LiveLine({ status, figures: { at, pricing, modelVersion } }: LiveLineProps) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <p className="flex items-baseline gap-2" data-status={status} data-testid="live">
        <span
          aria-hidden
          className={`size-2 rounded-full ${status === "live" ? "bg-ride-completed" : "border border-muted"}`}
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
