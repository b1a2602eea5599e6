import { countdown } from "@/platform/format";
import { useNow } from "@/platform/ui/use-now";
import type { Quote, Ride } from "@/ridehailing/api/types";
import { RequestRide } from "@/ridehailing/ride/request-ride";
import { kilometres, minutes, money } from "@/ridehailing/units";

interface FareCardProps {
  readonly quote: Quote;
  readonly onRenew: () => void;
  readonly onRide: (ride: Ride) => void;
}

/** The fare, its parts and its source; and the button to request the ride until the quote expires. */
export function FareCard({ quote, onRenew, onRide }: FareCardProps) {
  const left = Date.parse(quote.expiresAt) - useNow();
  return (
    <section aria-label="Fare" className="appear" key={quote.id}>
      <div className="flex items-center justify-between gap-4">
        <p className="text-figure tabular-nums" data-testid="fare">
          {money(quote.fare.amount, quote.fare.currency)}
        </p>
        {quote.surge > 1 && (
          <p className="rounded-full bg-accent-soft px-2.5 py-1 font-medium text-accent text-caption tabular-nums">
            Surge ×{quote.surge.toFixed(2)}
          </p>
        )}
      </div>
      <p className="mt-1">
        {minutes(quote.durationSeconds)} · {kilometres(quote.distanceMeters)}
        <span className="text-muted"> by road, estimated</span>
      </p>
      {left > 0 && <RequestRide onRenew={onRenew} onRide={onRide} quote={quote} />}
      <FareParts quote={quote} />
      <div className="mt-3 flex items-center justify-between gap-3 border-line border-t pt-3">
        <PriceSource quote={quote} />
        <Expiry left={left} onRenew={onRenew} />
      </div>
    </section>
  );
}

function FareParts({ quote }: { readonly quote: Quote }) {
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

/** The source of the price: the model and its version, or the fallback rule. */
function PriceSource({ quote }: { readonly quote: Quote }) {
  if (quote.pricing === "fallback") {
    return (
      <p className="text-caption">
        <strong className="rounded-full bg-accent-soft px-2.5 py-1 font-medium text-accent">Estimated price</strong>
        <span className="mt-2 block text-muted">Made by rule: the model did not respond in time.</span>
      </p>
    );
  }
  return (
    <p className="text-caption text-muted">
      Priced by model{" "}
      <span className="block font-mono text-ink" data-testid="model-version">
        {quote.modelVersion}
      </span>
    </p>
  );
}

/** The time until the quote expires, in milliseconds; after that, the button for a new one. */
function Expiry({ left, onRenew }: { readonly left: number; readonly onRenew: () => void }) {
  if (left > 0) {
    return (
      <p className="shrink-0 text-right text-caption text-muted">
        Holds for <span className="block text-ink tabular-nums">{countdown(left)}</span>
      </p>
    );
  }
  return (
    <div className="shrink-0 text-right">
      <p className="text-caption text-muted">This quote has expired.</p>
      <button className="button-primary mt-1.5" onClick={onRenew} type="button">
        Get a new one
      </button>
    </div>
  );
}
