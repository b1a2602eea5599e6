import { ticks } from "./ticks";

/** Round milliseconds along the top of the waterfall. */
export function TimeAxis({ total }: { readonly total: number }) {
  return (
    <span aria-hidden className="absolute inset-x-2 inset-y-0 block tabular-nums">
      {ticks(total).map((ms) => (
        <span className="absolute -translate-x-1/2" key={ms} style={{ left: `${(ms / total) * 100}%` }}>
          {ms}
        </span>
      ))}
    </span>
  );
}
