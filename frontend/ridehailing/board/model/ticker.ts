import type { CityRideEvent, RideState } from "@/ridehailing/api/types";
import { neighbourhood } from "./neighbourhoods";
import { phaseOf, type RidePhase } from "./rides";

/** One ride event in words. */
export interface TickerEntry {
  readonly key: string;
  readonly at: string;
  readonly phase: RidePhase;
  readonly text: string;
}

type Words = (from: string, to: string) => string;

const WORDS: Record<RideState, Words> = {
  requested: (from, to) => `Ride requested, ${way(from, to)}`,
  offered: (from) => `Offered to a driver near ${from}`,
  accepted: (from) => `Driver on the way to ${from}`,
  arrived: (from) => `Driver waiting at ${from}`,
  picked_up: (from, to) => `Rider on board, ${way(from, to)}`,
  completed: (from, to) => `Ride completed, ${way(from, to)}`,
  cancelled: (from, to) => `Ride cancelled, ${way(from, to)}`,
  unfulfilled: (from) => `No driver found near ${from}`,
};

/** Texts for events whose reason says more than their state. */
const REASONS: Record<string, Words> = {
  "requested declined": (from) => `A driver declined; looking on near ${from}`,
  "requested timed_out": (from) => `A driver did not respond; looking on near ${from}`,
  "requested driver_lost": (from) => `A driver was lost; looking on near ${from}`,
  "cancelled rider_cancelled": (from, to) => `Rider cancelled, ${way(from, to)}`,
  "cancelled driver_lost": (from, to) => `Driver lost on the way, ${way(from, to)}`,
};

export function tickerEntry(event: CityRideEvent): TickerEntry {
  const { rideId, number, at, state, reason, pickup, dropoff } = event;
  const words = REASONS[`${state} ${reason}`] ?? WORDS[state];
  const text = words(neighbourhood(pickup), neighbourhood(dropoff));
  return { key: `${rideId} ${number}`, at, phase: phaseOf(state), text };
}

function way(from: string, to: string): string {
  return from === to ? `within ${from}` : `${from} to ${to}`;
}
