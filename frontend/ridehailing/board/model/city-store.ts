import type { CityStream } from "@/ridehailing/api/types";
import { Cells } from "./cells";
import { type Figures, NO_FIGURES, withEvent, withPulse, withRates } from "./figures";
import { Traffic } from "./traffic";

const FIGURES_EVERY_MS = 1000;

/**
 * The city as the stream tells it, outside of React: the map reads what moves frame by frame, React is told of figures at
 * most once a second. Nothing runs in here but on a message, and one timer where figures wait for their second.
 */
export class CityStore {
  readonly cells = new Cells();
  readonly traffic = new Traffic();
  readonly #onDrawn = new Set<() => void>();
  readonly #onFigures = new Set<() => void>();
  #figures = NO_FIGURES;
  #told = NO_FIGURES;
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes in one message of the stream. */
  apply<Name extends keyof CityStream>(name: Name, message: CityStream[Name]): void {
    this.#takes[name](message);
    for (const listener of this.#onDrawn) listener();
    this.#tellFigures();
  }

  /** Calls after every message; gives what ends it. */
  onDrawn = (listener: () => void): (() => void) => subscribed(this.#onDrawn, listener);

  /** Calls when `figures` gives new ones; gives what ends it. */
  onFigures = (listener: () => void): (() => void) => subscribed(this.#onFigures, listener);

  figures = (): Figures => this.#told;

  /** Ends the timer that may be left. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #takes: { [Name in keyof CityStream]: (message: CityStream[Name]) => void } = {
    snapshot: (snapshot) => {
      this.cells.reset(snapshot.cells);
      this.traffic.reset(snapshot.drivers, snapshot.rides, this.now());
      this.#figures = withPulse(this.#figures, snapshot);
      this.#figures = withRates(this.#figures, snapshot.rates);
    },
    pulse: (pulse) => {
      this.cells.change(pulse.cells);
      this.#figures = withPulse(this.#figures, pulse);
    },
    drivers: ({ moved, gone }) => this.traffic.move(moved, gone, this.now()),
    ride: (event) => {
      this.traffic.change(event, this.now());
      this.#figures = withEvent(this.#figures, event);
    },
    rates: (rates) => {
      this.#figures = withRates(this.#figures, rates);
    },
  };

  #tellFigures(): void {
    if (this.#figures === this.#told || this.#timer !== undefined) return;
    const wait = this.#toldAt + FIGURES_EVERY_MS - this.now();
    if (wait <= 0) this.#tellNow();
    else this.#timer = setTimeout(() => this.#tellNow(), wait);
  }

  #tellNow(): void {
    this.#timer = undefined;
    this.#told = this.#figures;
    this.#toldAt = this.now();
    for (const listener of this.#onFigures) listener();
  }
}

function subscribed(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
