import { milliseconds } from "@/platform/format";
import type { RequestTiming } from "./server-timing";
import { SHADES } from "./shades";
import { TimeTable } from "./time-table";
import { type Span, waterfall } from "./waterfall";

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

/** The total as one strip, divided by the layers' self times; the table below has the figures. */
function SelfTimes({ spans, total }: { readonly spans: readonly Span[]; readonly total: number }) {
  return (
    <div aria-hidden className="mt-3 flex h-3 gap-px overflow-hidden rounded-sm">
      {spans.map(({ layer, label, self }) => (
        <div
          className={`${SHADES[layer]} min-w-px`}
          key={layer}
          style={{ width: `${(self / total) * 100}%` }}
          title={`${label} itself: ${milliseconds(self)}`}
        />
      ))}
    </div>
  );
}

/** The last requests of this page side by side, each divided by the layers' self times; the newest to the right. */
function RecentRequests({ recentTimings }: { readonly recentTimings: readonly RequestTiming[] }) {
  if (recentTimings.length < 2) return null;
  const max = Math.max(...recentTimings.map(took));
  return (
    <div aria-hidden className="hidden h-9 items-end gap-[3px] @2xl:flex" title="The last requests of this page">
      {recentTimings.map((timing) => (
        <Column key={timing.startedAt} max={max} timing={timing} />
      ))}
    </div>
  );
}

function took({ startedAt, endedAt }: RequestTiming): number {
  return endedAt - startedAt;
}

function Column({ timing, max }: { readonly timing: RequestTiming; readonly max: number }) {
  const total = took(timing);
  return (
    <div
      className="flex w-2 flex-col overflow-hidden rounded-[2px]"
      style={{ height: `${Math.max(8, (total / max) * 100)}%` }}
      title={milliseconds(total)}
    >
      {waterfall(timing).map(({ layer, self }) => (
        <div className={SHADES[layer]} key={layer} style={{ height: `${(self / total) * 100}%` }} />
      ))}
    </div>
  );
}
