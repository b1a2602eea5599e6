import type { ReactNode } from "react";
import { milliseconds } from "@/platform/format";
import { RUNTIMES, SHADES } from "./shades";
import { ticks } from "./ticks";
import type { Span } from "./waterfall";

/** The waterfall: each layer's bar inside the layer above, with its total and its self time. */
export function TimeTable({ spans, total }: { readonly spans: readonly Span[]; readonly total: number }) {
  const axis = ticks(total).map((ms) => ({ ms, left: `${(ms / total) * 100}%` }));
  return (
    <table className="mt-3 w-full">
      <caption className="sr-only">Time of this request by layer, in milliseconds</caption>
      <thead className="text-caption text-muted">
        <tr>
          <th className="w-28 text-left font-normal @2xl:w-56" scope="col">
            Layer
          </th>
          <th className="relative h-5 p-0 font-normal" scope="col">
            <span className="sr-only">Position</span>
            <span aria-hidden className="absolute inset-x-2 inset-y-0 block tabular-nums">
              {axis.map(({ ms, left }) => (
                <span className="absolute -translate-x-1/2" key={ms} style={{ left }}>
                  {ms}
                </span>
              ))}
            </span>
          </th>
          <th className="w-16 text-right font-normal" scope="col">
            Took
          </th>
          <th className="hidden w-16 text-right font-normal @md:table-cell" scope="col">
            Itself
          </th>
        </tr>
      </thead>
      <tbody>
        {spans.map((span) => (
          <TimeRow key={span.layer} span={span} total={total}>
            {axis.map(({ ms, left }) => (
              <span className="absolute inset-y-0 w-px bg-line" key={ms} style={{ left }} />
            ))}
          </TimeRow>
        ))}
      </tbody>
    </table>
  );
}

interface TimeRowProps {
  readonly span: Span;
  readonly total: number;
  /** The lines of the grid behind the bar. */
  readonly children: ReactNode;
}

/** One layer's line. */
function TimeRow({ span, total, children }: TimeRowProps) {
  const { layer, label, depth, start, duration, self } = span;
  const place = { marginLeft: `${(start / total) * 100}%`, width: `${(duration / total) * 100}%` };
  return (
    <tr data-layer={layer}>
      <th className="whitespace-nowrap py-0.5 text-left font-normal" scope="row">
        <span className="flex items-baseline gap-2" style={{ paddingLeft: `${depth * 0.5}rem` }}>
          {label}
          <span className="hidden text-caption text-muted @2xl:inline">{RUNTIMES[layer]}</span>
        </span>
      </th>
      <td className="relative px-2">
        <div aria-hidden className="absolute inset-x-2 inset-y-0">
          {children}
        </div>
        <div className={`grow relative h-3 min-w-[2px] rounded-sm ${SHADES[layer]}`} style={place} />
      </td>
      <td className="whitespace-nowrap text-right tabular-nums" data-testid="took">
        {milliseconds(duration)}
      </td>
      <td className="hidden whitespace-nowrap text-right text-muted tabular-nums @md:table-cell">
        {milliseconds(self)}
      </td>
    </tr>
  );
}
