import { useSyncExternalStore } from "react";
import { ConnectionNote } from "@/components/ui/connection-note";
import type { CityStore } from "@/lib/board/city-store";
import { NO_FIGURES } from "@/lib/board/figures";
import { clock } from "@/lib/format";
import type { LiveStatus } from "@/lib/gateway/keep-open";
import { Counters } from "./counters";
import { LiveLine } from "./live-line";
import { Ticker } from "./ticker";

interface BoardPanelProps {
  readonly store: CityStore;
  readonly status: LiveStatus;
}

/** The city in figures and words, told anew at most once a second. */
export function BoardPanel({ store, status }: BoardPanelProps) {
  const figures = useSyncExternalStore(store.onFigures, store.figures, () => NO_FIGURES);
  const asOf = figures.at === undefined ? "Nothing was heard yet" : `What you see is as of ${clock(figures.at)}`;
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
