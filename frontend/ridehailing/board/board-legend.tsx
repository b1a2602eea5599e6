import type { RidePhase } from "./model/rides";
import { SURGE_STOPS } from "./model/surge";
import { RideMark } from "./ride-mark";

const LINES: readonly { readonly phase: RidePhase; readonly name: string }[] = [
  { phase: "searching", name: "Looking for a driver" },
  { phase: "coming", name: "Driver on the way" },
  { phase: "riding", name: "Rider on board" },
];

/** What the map's colours, marks and lines mean. */
export function BoardLegend() {
  return (
    <section
      aria-label="Legend"
      className="absolute right-3 bottom-[calc(var(--covered-bottom)-0.75rem)] left-3 flex items-center justify-between gap-4 rounded-xl bg-surface px-3 py-1.5 text-caption shadow-(--shadow) md:static md:flex-col md:items-stretch md:gap-2.5 md:py-3"
    >
      <div className="flex grow items-center gap-2 md:block">
        <span className="md:hidden">Surge</span>
        <p className="hidden justify-between md:flex">
          Surge
          <span className="text-muted">none to {SURGE_STOPS.at(-1)}×</span>
        </p>
        <div aria-hidden className="surge-scale h-2 w-16 rounded-[2px] md:mt-1.5 md:w-full" />
        <span className="text-muted md:hidden">{SURGE_STOPS.at(-1)}×</span>
      </div>
      <ul className="flex gap-3 md:gap-5">
        <li className="flex items-center gap-1.5">
          <DriverMark isFree /> Free
          <span className="sr-only"> driver</span>
        </li>
        <li className="flex items-center gap-1.5">
          <DriverMark isFree={false} /> Busy
          <span className="sr-only"> driver</span>
        </li>
      </ul>
      <ul className="hidden space-y-1 md:block">
        {LINES.map(({ phase, name }) => (
          <li className="flex items-center gap-2" key={phase}>
            <RideMark phase={phase} /> {name}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DriverMark({ isFree }: { readonly isFree: boolean }) {
  return (
    <svg aria-hidden="true" height="10" width="10">
      {isFree ? (
        <circle cx="5" cy="5" fill="var(--color-driver-free)" r="4" />
      ) : (
        <path d="M5 0.4 9.6 5 5 9.6 0.4 5Z" fill="var(--color-driver-busy)" />
      )}
    </svg>
  );
}
