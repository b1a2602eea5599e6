import { timeOfDay } from "@/platform/format";
import type { Ride } from "@/ridehailing/api/types";
import { type Step, steps } from "./ride-state";

/** The ride's steps in words, the current one in bold. */
export function RideSteps({ ride }: { readonly ride: Ride }) {
  return (
    <ol aria-label="The ride so far" className="space-y-2.5">
      {steps(ride).map((step) => (
        <RideStep key={step.name} step={step} />
      ))}
    </ol>
  );
}

const MARKS: Record<Step["status"], string> = {
  done: "border-ink bg-ink",
  current: "border-accent bg-surface",
  ahead: "border-line bg-surface",
};

function RideStep({ step: { name, status, at } }: { readonly step: Step }) {
  return (
    <li aria-current={status === "current" ? "step" : undefined} className="group flex items-baseline gap-3">
      <span aria-hidden className={`size-2.5 shrink-0 rounded-full border-2 ${MARKS[status]}`} />
      <span className={status === "current" ? "font-semibold" : "text-muted"}>{name}</span>
      {at && (
        <time className="ml-auto text-caption text-muted tabular-nums" dateTime={at}>
          {timeOfDay(at)}
        </time>
      )}
    </li>
  );
}
