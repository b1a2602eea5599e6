import type { CityStream } from "@/ridehailing/api/types";
import { Cells } from "./cells";
import { type Figures, NO_FIGURES, withEvent, withPulse, withRates } from "./figures";
import { Traffic } from "./traffic";

const FIGURES_EVERY_MS = 1000;

/**
 * The state of the city's stream, outside of React: the map reads what moves in each frame, React is notified of
 * figures once a second at most. It works only when a message arrives, or when the timer of the next notification
 * fires.
 */
export class CityStore {
  readonly cells = new Cells();
  readonly traffic = new Traffic();
  readonly #onDrawn = new Set<() => void>();
  readonly #onFigures = new Set<() => void>();
  #figures = NO_FIGURES;
  #shown = NO_FIGURES;
  #notifiedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Applies one message of the stream. */
  apply<Name extends keyof CityStream>(name: Name, message: CityStream[Name]): void {
    this.#takes[name](message);
    for (const listener of this.#onDrawn) listener();
    this.#scheduleNotification();
  }

  /** Calls the listener after every message; returns a function that removes it. */
  onDrawn = (listener: () => void): (() => void) => subscribed(this.#onDrawn, listener);

  /** Calls the listener when `figures` changes; returns a function that removes it. */
  onFigures = (listener: () => void): (() => void) => subscribed(this.#onFigures, listener);

  figures = (): Figures => this.#shown;

  /** Cancels the timer. */
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

  #scheduleNotification(): void {
    if (this.#figures === this.#shown || this.#timer !== undefined) return;
    const wait = this.#notifiedAt + FIGURES_EVERY_MS - this.now();
    if (wait <= 0) this.#notify();
    else this.#timer = setTimeout(() => this.#notify(), wait);
  }

  #notify(): void {
    this.#timer = undefined;
    this.#shown = this.#figures;
    this.#notifiedAt = this.now();
    for (const listener of this.#onFigures) listener();
  }
}

function subscribed(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
