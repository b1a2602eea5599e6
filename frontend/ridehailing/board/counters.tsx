import { milliseconds, percent, seconds } from "@/platform/format";
import type { CityRates } from "@/ridehailing/api/types";
import { Counter } from "./counter";
import { PriceSplit } from "./price-split";

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
