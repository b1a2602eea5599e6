import { kilometres, minutes, money } from "@/ridehailing/units";
import type { QuoteState } from "./use-quote";

/** The query's state in one sentence for screen readers; a problem is announced by its own note. */
export function QuoteStatus({ state }: { readonly state: QuoteState }) {
  return (
    <p className="sr-only" role="status">
      {sentence(state)}
    </p>
  );
}

function sentence(state: QuoteState): string {
  if (state.status === "loading") return "Pricing the ride.";
  if (state.status !== "quoted") return "";
  const { fare, durationSeconds, distanceMeters, pricing, modelVersion } = state.quote;
  const source = pricing === "model" ? `Priced by model ${modelVersion}` : "Estimated price";
  return `${money(fare.amount, fare.currency)}, ${minutes(durationSeconds)}, ${kilometres(distanceMeters)}. ${source}.`;
}
