import { milliseconds } from "@/platform/format";
import type { RequestTiming } from "@/platform/timing/request-timing";
import { RecentRequests } from "./recent-requests";
import { SelfTimes } from "./self-times";
import { TimeTable } from "./time-table";
import { waterfall } from "./waterfall";

interface TimePanelProps {
  readonly timing: RequestTiming;
  /** The figures' meaning in one sentence. */
  readonly verdict: string;
  readonly recentTimings: readonly RequestTiming[];
  readonly repeatLabel: string;
  readonly onRepeat: () => void;
}

/** Where this request's time went, layer by layer. */
export function TimePanel({ timing, verdict, recentTimings, repeatLabel, onRepeat }: TimePanelProps) {
  const total = timing.endedAt - timing.startedAt;
  const spans = waterfall(timing);
  return (
    <section aria-label="Where the time went" className="time-panel appear @container">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <div className="basis-full @md:grow @md:basis-0">
          <h2 className="text-title">
            Where the time went <span className="ml-1 tabular-nums">{milliseconds(total)}</span>
          </h2>
          <p className="mt-0.5 text-muted">{verdict}</p>
        </div>
        <div className="flex shrink-0 items-end gap-4">
          <RecentRequests recentTimings={recentTimings} />
          <button className="button-quiet" onClick={onRepeat} type="button">
            {repeatLabel}
          </button>
        </div>
      </div>
      <SelfTimes spans={spans} total={total} />
      <TimeTable key={timing.startedAt} spans={spans} total={total} />
      <p className="mt-2 text-caption text-muted">
        Durations are measured by each layer on this request. Where a bar begins inside the one around it is inferred.
      </p>
    </section>
  );
}
