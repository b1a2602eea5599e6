import { useSyncExternalStore } from "react";
import type { CityCell } from "@/ridehailing/api/types";
import type { CityStore } from "./model/city-store";
import { NO_FIGURES } from "./model/figures";
import { neighbourhood } from "./model/neighbourhoods";
import { surgeText } from "./model/surge";
import type { InspectedCell } from "./use-inspected-cell";

interface CellCardProps {
  readonly store: CityStore;
  readonly inspected: InspectedCell | undefined;
}

/** The market of the inspected cell; screen readers announce it when it was reached by keyboard. */
export function CellCard({ store, inspected }: CellCardProps) {
  useSyncExternalStore(store.onFigures, store.figures, () => NO_FIGURES);
  const market = inspected && store.cells.get(inspected.cell);
  return (
    <div
      aria-live={inspected?.isByKeyboard ? "polite" : "off"}
      className="absolute top-3 left-3 w-52 md:static md:w-auto"
      data-testid="cell"
    >
      {inspected && market && <Market market={market} name={neighbourhood(inspected.at)} />}
    </div>
  );
}

function Market({ market, name }: { readonly market: CityCell; readonly name: string }) {
  return (
    <section aria-label="Cell" className="rounded-xl bg-surface px-3.5 py-2.5 text-caption shadow-(--shadow)">
      <p className="flex items-baseline justify-between gap-3">
        <strong className="truncate font-semibold text-body">{name}</strong>
        <span className="font-semibold text-body tabular-nums">{surgeText(market.surge)}</span>
      </p>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-y-0.5 tabular-nums">
        <dt className="text-muted">Quotes, 10 min</dt>
        <dd className="text-right">{rounded(market.demand)}</dd>
        <dt className="text-muted">Drivers able to serve</dt>
        <dd className="text-right">{rounded(market.supply)}</dd>
      </dl>
    </section>
  );
}

function rounded(count: number): string {
  return count.toFixed(Number.isInteger(count) ? 0 : 1);
}
