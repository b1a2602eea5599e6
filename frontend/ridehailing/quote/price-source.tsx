import type { Quote } from "@/ridehailing/api/types";

/** The source of the price: the model and its version, or the fallback rule. */
export function PriceSource({ quote }: { readonly quote: Quote }) {
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
