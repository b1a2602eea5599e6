import { milliseconds } from "@/platform/format";
import { SHADES } from "./shades";
import type { Span } from "./waterfall";

interface SelfTimesProps {
  readonly spans: readonly Span[];
  readonly total: number;
}

/** The total as one strip, divided by the layers' self times; the table below has the figures. */
export function SelfTimes({ spans, total }: SelfTimesProps) {
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
