import { money } from "@/ridehailing/units";
import type { Shift } from "./shift";

/** The shift's earnings; nothing before the first completed ride. */
export function Earnings({ shift: { completed, earned } }: { readonly shift: Shift }) {
  if (completed === 0) return null;
  const sums = Object.entries(earned).map(([currency, amount]) => money(amount, currency));
  return (
    <p className="flex justify-between">
      <span className="text-muted">{completed === 1 ? "1 ride" : `${completed} rides`} completed</span>
      <span className="font-semibold tabular-nums">{sums.join(" + ")}</span>
    </p>
  );
}
