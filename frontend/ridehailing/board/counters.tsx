import type { ReactNode } from "react";
import { milliseconds, percent, seconds } from "@/platform/format";
import { SHADES } from "@/platform/timing/shades";
import type { CityRates, PriceLatency } from "@/ridehailing/api/types";
import { Sparkline } from "./sparkline";

/** The city's rates: the newest as a figure, the last two minutes as a line. */
export function Counters({ rates }: { readonly rates: readonly CityRates[] }) {
  const now = rates.at(-1);
  const over = (of: (rates: CityRates) => number | null | undefined) => rates.map((each) => of(each) ?? null);
  const match = now?.timeToMatchMs;
  const latency = now?.priceLatencyMs;
  return (
    <section
      aria-label="Figures"
      className="-mx-5 flex shrink-0 snap-x scroll-px-5 gap-2 overflow-x-auto px-5 pb-1 md:mx-0 md:grid md:snap-none md:grid-cols-2 md:overflow-visible md:p-0"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, by keyboard too
      tabIndex={0}
    >
      <Counter
        name="Rides a minute"
        note={now && `${now.requestsPerMinute} requested`}
        past={over((each) => each.ridesPerMinute)}
        value={now && String(now.ridesPerMinute)}
      />
      <Counter
        name="Time to match"
        note={match ? `99% within ${seconds(match.p99)}` : "no match yet"}
        past={over((each) => each.timeToMatchMs?.p50)}
        value={match ? seconds(match.p50) : undefined}
      />
      <Counter
        name="Drivers online"
        note={now && `${now.driversFree} free`}
        past={over((each) => each.driversOnline)}
        value={now && String(now.driversOnline)}
      />
      <Counter
        name="Offers accepted"
        note="of the last 5 min"
        past={over((each) => each.acceptRate)}
        value={now?.acceptRate == null ? undefined : percent(now.acceptRate)}
      />
      <Counter
        name="Rides under way"
        note="requested to drop-off"
        past={over((each) => each.ridesActive)}
        value={now && String(now.ridesActive)}
      />
      <Counter
        name="Price latency"
        past={over((each) => each.priceLatencyMs?.total)}
        value={latency ? milliseconds(latency.total) : undefined}
      >
        {latency && <PriceSplit latency={latency} />}
      </Counter>
    </section>
  );
}

interface CounterProps {
  readonly name: string;
  /** The figure as text; undefined when there is none. */
  readonly value: string | undefined;
  readonly note?: string | undefined;
  readonly past: readonly (number | null)[];
  readonly children?: ReactNode;
}

/** One figure, with its history as a line. */
function Counter({ name, value, note, past, children }: CounterProps) {
  return (
    <div className="w-42 shrink-0 snap-start rounded-xl bg-raised px-3 pt-2.5 pb-2 md:w-auto" data-counter={name}>
      <h2 className="text-caption text-muted">{name}</h2>
      <div className="mt-0.5 flex items-end justify-between gap-2">
        <p className="font-semibold text-[1.375rem] leading-tight tracking-tight whitespace-nowrap tabular-nums">
          {value ?? "–"}
        </p>
        <Sparkline values={past} />
      </div>
      {children ?? <p className="mt-0.5 truncate text-caption text-muted tabular-nums">{note ?? "\u00a0"}</p>}
    </div>
  );
}

const LAYERS = [
  { part: "gateway", layer: "gateway", name: "gateway" },
  { part: "ml", layer: "ml", name: "way to Python and back" },
  { part: "mlQueue", layer: "ml-queue", name: "queue in Python" },
  { part: "mlCompute", layer: "ml-compute", name: "model" },
  { part: "db", layer: "db", name: "database" },
] as const;

/** The time of pricing by layer, in the colours of the quote's waterfall. */
function PriceSplit({ latency }: { readonly latency: PriceLatency }) {
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
