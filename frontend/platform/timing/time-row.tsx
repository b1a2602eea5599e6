import { milliseconds } from "@/platform/format";
import { RUNTIMES, SHADES } from "./shades";
import { ticks } from "./ticks";
import type { Span } from "./waterfall";

/** One layer's line. */
export function TimeRow({ span, total }: { readonly span: Span; readonly total: number }) {
  const { layer, label, depth, duration, self } = span;
  return (
    <tr data-layer={layer}>
      <th className="whitespace-nowrap py-0.5 text-left font-normal" scope="row">
        <span className="flex items-baseline gap-2" style={{ paddingLeft: `${depth * 0.5}rem` }}>
          {label}
          <span className="hidden text-caption text-muted @2xl:inline">{RUNTIMES[layer]}</span>
        </span>
      </th>
      <td className="relative px-2">
        <Grid total={total} />
        <Bar span={span} total={total} />
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

function Grid({ total }: { readonly total: number }) {
  return (
    <div aria-hidden className="absolute inset-x-2 inset-y-0">
      {ticks(total).map((ms) => (
        <span className="absolute inset-y-0 w-px bg-line" key={ms} style={{ left: `${(ms / total) * 100}%` }} />
      ))}
    </div>
  );
}

function Bar({ span, total }: { readonly span: Span; readonly total: number }) {
  const place = { marginLeft: `${(span.start / total) * 100}%`, width: `${(span.duration / total) * 100}%` };
  return <div className={`grow relative h-3 min-w-[2px] rounded-sm ${SHADES[span.layer]}`} style={place} />;
}
