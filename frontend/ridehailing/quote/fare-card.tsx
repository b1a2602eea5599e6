import { useNow } from "@/platform/ui/use-now";
import type { Quote, Ride } from "@/ridehailing/api/types";
import { RequestRide } from "@/ridehailing/ride/request-ride";
import { kilometres, minutes, money } from "@/ridehailing/units";
import { Expiry } from "./expiry";
import { FareParts } from "./fare-parts";
import { PriceSource } from "./price-source";

interface FareCardProps {
  readonly quote: Quote;
  readonly onRenew: () => void;
  readonly onRide: (ride: Ride) => void;
}

/** The fare, its parts and its source; and the button to request the ride until the quote expires. */
export function FareCard({ quote, onRenew, onRide }: FareCardProps) {
  const holds = useNow() < Date.parse(quote.expiresAt);
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
      {holds && <RequestRide onRenew={onRenew} onRide={onRide} quote={quote} />}
      <FareParts quote={quote} />
      <div className="mt-3 flex items-center justify-between gap-3 border-line border-t pt-3">
        <PriceSource quote={quote} />
        <Expiry expiresAt={quote.expiresAt} onRenew={onRenew} />
      </div>
    </section>
  );
}
