import type { ReactNode } from "react";
import { Sparkline } from "./sparkline";

interface CounterProps {
  readonly name: string;
  /** The figure as text; undefined when there is none. */
  readonly value: string | undefined;
  readonly note?: string | undefined;
  readonly past: readonly (number | null)[];
  readonly children?: ReactNode;
}

/** One figure, with its history as a line. */
export function Counter({ name, value, note, past, children }: CounterProps) {
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
