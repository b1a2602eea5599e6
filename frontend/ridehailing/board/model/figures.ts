import type { CityRates, CityRideEvent, CityStream } from "@/ridehailing/api/types";
import { type TickerEntry, tickerEntry } from "./ticker";

type Pulse = CityStream["pulse"];

const MAX_RATES = 120; // two minutes
const MAX_EVENTS = 40;

/** The board's figures and texts at one moment. */
export interface Figures {
  /** When the gateway reported them, RFC 3339; undefined before its first message. */
  readonly at: string | undefined;
  readonly pricing: Pulse["pricing"] | undefined;
  readonly modelVersion: string | null;
  /** The last minutes' rates, the newest last. */
  readonly rates: readonly CityRates[];
  /** The last ride events, the newest first. */
  readonly events: readonly TickerEntry[];
}

export const NO_FIGURES: Figures = { at: undefined, pricing: undefined, modelVersion: null, rates: [], events: [] };

export function withPulse(figures: Figures, { at, pricing, modelVersion }: Omit<Pulse, "cells">): Figures {
  return { ...figures, at, pricing, modelVersion };
}

export function withRates(figures: Figures, rates: CityRates): Figures {
  return { ...figures, at: rates.at, rates: [...figures.rates, rates].slice(-MAX_RATES) };
}

/** Adds an event once: a resumed stream may repeat one. */
export function withEvent(figures: Figures, event: CityRideEvent): Figures {
  const entry = tickerEntry(event);
  if (figures.events.some(({ key }) => key === entry.key)) return figures;
  return { ...figures, events: [entry, ...figures.events].slice(0, MAX_EVENTS) };
}
