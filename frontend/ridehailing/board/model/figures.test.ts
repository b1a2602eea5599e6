import { expect, test } from "vitest";
import type { CityRates, CityRideEvent } from "@/ridehailing/api/types";
import { NO_FIGURES, withEvent, withPulse, withRates } from "./figures";

const RATES = { at: "2026-11-25T10:00:00Z", ridesPerMinute: 4 } as CityRates;
const EVENT: CityRideEvent = {
  rideId: "r1",
  number: 1,
  state: "requested",
  reason: null,
  driverId: null,
  at: "2026-11-25T10:00:00Z",
  pickup: { lat: 40.758, lng: -73.9855 },
  dropoff: { lat: 40.6413, lng: -73.7781 },
};

test("a pulse sets the pricing and its time", () => {
  const pulse = { at: "2026-11-25T10:00:01Z", pricing: "model", modelVersion: "2026.11" } as const;
  expect(withPulse(NO_FIGURES, pulse)).toEqual({ ...NO_FIGURES, ...pulse });
});

test("rates are kept in order for two minutes", () => {
  let figures = NO_FIGURES;
  for (let ridesPerMinute = 0; ridesPerMinute < 130; ridesPerMinute++)
    figures = withRates(figures, { ...RATES, ridesPerMinute });
  expect(figures.rates).toHaveLength(120);
  expect(figures.rates.at(-1)?.ridesPerMinute).toBe(129);
});

test("events are newest first, without duplicates, and limited", () => {
  let figures = withEvent(withEvent(NO_FIGURES, EVENT), { ...EVENT, number: 2, state: "offered" });
  expect(figures.events.map(({ key }) => key)).toEqual(["r1 2", "r1 1"]);
  expect(withEvent(figures, EVENT)).toBe(figures);
  for (let number = 3; number < 60; number++) figures = withEvent(figures, { ...EVENT, number });
  expect(figures.events).toHaveLength(40);
});
