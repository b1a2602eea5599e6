import { milliseconds } from "@/platform/format";
import { SHADES } from "@/platform/timing/shades";
import type { PriceLatency } from "@/ridehailing/api/types";

const LAYERS = [
  { part: "gateway", layer: "gateway", name: "gateway" },
  { part: "ml", layer: "ml", name: "way to Python and back" },
  { part: "mlQueue", layer: "ml-queue", name: "queue in Python" },
  { part: "mlCompute", layer: "ml-compute", name: "model" },
  { part: "db", layer: "db", name: "database" },
] as const;

/** The time of pricing by layer, in the colours of the quote's waterfall. */
export function PriceSplit({ latency }: { readonly latency: PriceLatency }) {
  const words = LAYERS.map(({ part, name }) => `${name} ${milliseconds(latency[part])}`).join(", ");
  const sum = LAYERS.reduce((total, { part }) => total + latency[part], 0);
  return (
    <div aria-label={`Of it: ${words}`} className="my-1.5 flex h-2.5 gap-px overflow-hidden rounded-sm" role="img">
      {LAYERS.map(({ part, layer, name }) => (
        <div
          className={`${SHADES[layer]} min-w-px`}
          key={part}
          style={{ width: `${sum > 0 ? (latency[part] / sum) * 100 : 0}%` }}
          title={`${name}: ${milliseconds(latency[part])}`}
        />
      ))}
    </div>
  );
}
