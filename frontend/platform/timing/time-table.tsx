import { TimeAxis } from "./time-axis";
import { TimeRow } from "./time-row";
import type { Span } from "./waterfall";

interface TimeTableProps {
  readonly spans: readonly Span[];
  readonly total: number;
}

/** The waterfall: each layer's bar inside the layer above, with its total and its self time. */
export function TimeTable({ spans, total }: TimeTableProps) {
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
            <TimeAxis total={total} />
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
          <TimeRow key={span.layer} span={span} total={total} />
        ))}
      </tbody>
    </table>
  );
}
