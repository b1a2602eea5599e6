import { milliseconds } from "@/platform/format";
import type { RequestTiming } from "@/platform/timing/request-timing";
import { SHADES } from "./shades";
import { waterfall } from "./waterfall";

/** The last requests of this page side by side, each divided by the layers' self times; the newest to the right. */
export function RecentRequests({ recentTimings }: { readonly recentTimings: readonly RequestTiming[] }) {
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
