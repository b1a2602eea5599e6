import { useState } from "react";
import { clock } from "@/platform/format";
import type { TickerEntry } from "./model/ticker";
import { RideMark } from "./ride-mark";

/** The last ride events in words, newest first. They can be paused; screen readers announce them only on request. */
export function Ticker({ events }: { readonly events: readonly TickerEntry[] }) {
  const [held, setHeld] = useState<readonly TickerEntry[]>();
  const [isReadOut, setReadOut] = useState(false);
  const shown = held ?? events;
  const waiting = held === undefined ? 0 : events.findIndex(({ key }) => key === held[0]?.key);
  return (
    <section aria-label="Ride events" className="flex min-h-0 grow flex-col border-line border-t pt-3">
      <div className="flex items-center gap-2">
        <h2 className="grow text-title">Ride events</h2>
        {waiting !== 0 && (
          <span className="text-caption text-muted">{waiting < 0 ? `${events.length}+` : waiting} new</span>
        )}
        <Toggle isOn={isReadOut} name="Read out" onChange={setReadOut} />
        <Toggle isOn={held !== undefined} name="Pause" onChange={(isOn) => setHeld(isOn ? events : undefined)} />
      </div>
      {shown.length === 0 && <p className="mt-2 text-muted">Nothing has happened since you came.</p>}
      <ol
        aria-label="Last ride events"
        aria-live={isReadOut ? "polite" : "off"}
        className="-mx-2 mt-2 max-h-96 min-h-0 grow overflow-y-auto px-2 md:max-h-none"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
      >
        {shown.map(({ key, at, phase, text }) => (
          <li className="flex items-baseline gap-2.5 py-1" key={key}>
            <time className="shrink-0 text-caption text-muted tabular-nums" dateTime={at}>
              {clock(at)}
            </time>
            <RideMark phase={phase} />
            <span className="min-w-0">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ToggleProps {
  readonly name: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Toggle({ name, isOn, onChange }: ToggleProps) {
  return (
    <button
      aria-pressed={isOn}
      className="button-quiet h-8 px-2.5 text-caption aria-pressed:border-ink aria-pressed:bg-raised"
      onClick={() => onChange(!isOn)}
      type="button"
    >
      {name}
    </button>
  );
}
