import { clock } from "@/platform/format";
import { PARTS, type PartStatus, type PartsReport } from "./parts";

const NAMES: Record<PartStatus, string> = {
  UP: "Up",
  DOWN: "Down",
  OUT_OF_SERVICE: "Out of service",
  UNREACHABLE: "Unreachable",
  UNKNOWN: "Unknown",
};
const MARKS: Record<PartStatus, string> = {
  UP: "bg-positive",
  DOWN: "bg-accent",
  OUT_OF_SERVICE: "bg-accent",
  UNREACHABLE: "bg-accent",
  UNKNOWN: "border-2 border-muted",
};

/** Each part behind the page with its status, and when that was checked. */
export function PartList({ report: { checkedAt, status } }: { readonly report: PartsReport }) {
  return (
    <section aria-labelledby="parts">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-title" id="parts">
          Parts
        </h2>
        <p className="text-caption text-muted tabular-nums">
          checked{" "}
          <time data-testid="checked" dateTime={checkedAt} suppressHydrationWarning>
            {clock(checkedAt)}
          </time>
        </p>
      </div>
      <ul className="mt-3 divide-y divide-line rounded-xl border border-line">
        {PARTS.map(({ key, name, runtime }) => (
          <li className="flex items-center gap-3 px-4 py-3" data-part={key} key={key}>
            <span aria-hidden className={`size-2.5 shrink-0 rounded-full ${MARKS[status[key]]}`} />
            <span className="min-w-0 grow">
              <span className="font-medium">{name}</span>
              <span className="block text-caption text-muted">{runtime}</span>
            </span>
            <span className={status[key] === "UP" ? "text-muted" : "font-semibold"}>{NAMES[status[key]]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
