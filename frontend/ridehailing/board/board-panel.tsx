import { useSyncExternalStore } from "react";
import { clock } from "@/platform/format";
import type { LiveStatus } from "@/platform/streams/keep-open";
import { ConnectionNote } from "@/platform/ui/connection-note";
import { Counters } from "./counters";
import { LiveLine } from "./live-line";
import type { CityStore } from "./model/city-store";
import { NO_FIGURES } from "./model/figures";
import { Ticker } from "./ticker";

interface BoardPanelProps {
  readonly store: CityStore;
  readonly status: LiveStatus;
}

/** The city in figures and words, updated once a second at most. */
export function BoardPanel({ store, status }: BoardPanelProps) {
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
