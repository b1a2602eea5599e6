import { milliseconds } from "@/lib/format";
import type { RequestTiming } from "@/lib/gateway/client";
import { type Span, waterfall } from "@/lib/waterfall";

const SHADES: Record<Span["layer"], string> = {
  browser: "bg-ink/25",
  next: "bg-ink/40",
  gateway: "bg-ink/60",
  ml: "bg-accent/35",
  "ml-queue": "bg-accent/60",
  "ml-compute": "bg-accent",
  db: "bg-ink",
};

/** Where this very request's time went, layer by layer. */
export function TimeChart({ timing }: { readonly timing: RequestTiming }) {
  const total = timing.endedAt - timing.startedAt;
  return (
    <section aria-label="Where the time went" className="appear">
      <h2 className="flex items-baseline justify-between text-title">
        Where the time went <span className="font-normal text-body text-muted tabular-nums">{milliseconds(total)}</span>
      </h2>
      <table className="mt-3 w-full border-separate border-spacing-y-1">
        <caption className="sr-only">Time of the last quote by layer, in milliseconds</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Position</th>
            <th scope="col">Duration</th>
          </tr>
        </thead>
        <tbody>
          {waterfall(total, timing.servers).map((span) => (
            <Row key={span.layer} span={span} total={total} />
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-caption text-muted">
        Every duration is measured. Inside a layer, where a bar begins is inferred: servers report how long, not when.
      </p>
    </section>
  );
}

function Row({ span, total }: { readonly span: Span; readonly total: number }) {
  const place = { marginLeft: `${(span.start / total) * 100}%`, width: `${(span.duration / total) * 100}%` };
  return (
    <tr data-layer={span.layer}>
      <th className="w-28 whitespace-nowrap text-left font-normal" scope="row">
        <span style={{ paddingLeft: `${span.depth * 0.5}rem` }}>{span.label}</span>
      </th>
      <td className="px-2">
        <div className="h-2.5 overflow-hidden rounded-sm bg-raised">
          <div className={`grow h-full min-w-[2px] rounded-sm ${SHADES[span.layer]}`} style={place} />
        </div>
      </td>
      <td className="w-16 whitespace-nowrap text-right text-muted tabular-nums">{milliseconds(span.duration)}</td>
    </tr>
  );
}
