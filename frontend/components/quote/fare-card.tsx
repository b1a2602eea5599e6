import { kilometres, minutes, money } from "@/lib/format";
import type { Quote } from "@/lib/gateway/types";
import { Expiry } from "./expiry";

interface FareCardProps {
  readonly quote: Quote;
  readonly onRenew: () => void;
}

/** What the ride costs, of what parts, and who says so. */
export function FareCard({ quote, onRenew }: FareCardProps) {
  const { fare, surge } = quote;
  const parts = [
    ["Base", fare.breakdown.base],
    [`Distance, ${kilometres(quote.distanceMeters)}`, fare.breakdown.distance],
    [`Time, ${minutes(quote.durationSeconds)}`, fare.breakdown.time],
    [`Surge, ×${surge.toFixed(2)}`, fare.breakdown.surge],
  ] as const;
  return (
    <section aria-label="Fare" className="appear">
      <div className="flex items-start justify-between gap-4">
        <p className="text-figure tabular-nums" data-testid="fare">
          {money(fare.amount, fare.currency)}
        </p>
        <Source quote={quote} />
      </div>
      <p className="mt-1 text-muted">
        {minutes(quote.durationSeconds)} · {kilometres(quote.distanceMeters)} by road, estimated
      </p>
      <dl className="mt-4 grid grid-cols-[1fr_auto] gap-y-1.5 border-line border-t pt-3">
        {parts.map(([name, cents]) => (
          <div className="contents" key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="text-right tabular-nums" data-testid="fare-part">
              {money(cents, fare.currency)}
            </dd>
          </div>
        ))}
      </dl>
      <Expiry expiresAt={quote.expiresAt} key={quote.id} onRenew={onRenew} />
    </section>
  );
}

function Source({ quote }: { readonly quote: Quote }) {
  if (quote.pricing === "fallback") {
    return (
      <p
        className="rounded-full bg-accent-soft px-2.5 py-1 font-medium text-accent text-caption"
        title="The model could not be asked in time; this price was made by rule."
      >
        Estimated price
      </p>
    );
  }
  return (
    <p className="text-right text-caption text-muted">
      Priced by model
      <br />
      <span className="font-mono text-ink" data-testid="model-version">
        {quote.modelVersion}
      </span>
    </p>
  );
}
