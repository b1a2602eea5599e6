import type { Quote } from "@/ridehailing/api/types";
import { kilometres, minutes, money } from "@/ridehailing/units";

/** The parts of the fare. */
export function FareParts({ quote }: { readonly quote: Quote }) {
  const { fare, surge } = quote;
  const parts = [
    ["Base", "", fare.breakdown.base],
    ["Distance", kilometres(quote.distanceMeters), fare.breakdown.distance],
    ["Time", minutes(quote.durationSeconds), fare.breakdown.time],
    ["Surge", `×${surge.toFixed(2)}`, fare.breakdown.surge],
  ] as const;
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr_auto] gap-x-3 gap-y-1">
      {parts.map(([name, measure, amount]) => (
        <div className="contents" key={name}>
          <dt className="text-muted">{name}</dt>
          <dd className="text-muted tabular-nums">{measure}</dd>
          <dd className="text-right tabular-nums" data-testid="fare-part">
            {money(amount, fare.currency)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
