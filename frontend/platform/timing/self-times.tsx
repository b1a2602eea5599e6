import { milliseconds } from "@/platform/format";
import { SHADES } from "./shades";
import type { Span } from "./waterfall";

interface SelfTimesProps {
  readonly spans: readonly Span[];
  readonly total: number;
}

/** The whole as one strip, cut into what each layer took itself; the table below says the same in figures. */
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
