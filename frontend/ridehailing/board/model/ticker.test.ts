import { expect, test } from "vitest";
import type { CityRideEvent } from "@/ridehailing/api/types";
import { tickerEntry } from "./ticker";

const EVENT: CityRideEvent = {
  rideId: "r1",
  number: 3,
  state: "accepted",
  reason: null,
  driverId: "d1",
  at: "2026-11-25T10:00:00Z",
  pickup: { lat: 40.758, lng: -73.9855 },
  dropoff: { lat: 40.6413, lng: -73.7781 },
};

test("an event's text names its places", () => {
  expect(tickerEntry(EVENT)).toEqual({
    key: "r1 3",
    at: "2026-11-25T10:00:00Z",
    phase: "coming",
    text: "Driver on the way to Times Square",
  });
  expect(tickerEntry({ ...EVENT, state: "completed" }).text).toBe("Ride completed, Times Square to JFK Airport");
});

test("the text is of the reason when that says more than the state", () => {
  const again = { ...EVENT, state: "requested", reason: "declined" } as const;
  expect(tickerEntry(again).text).toBe("A driver declined; looking on near Times Square");
  expect(tickerEntry({ ...EVENT, state: "unfulfilled", reason: "no_driver" }).text).toBe(
    "No driver found near Times Square",
  );
});

test("a ride within one part of the city names it once", () => {
  const around = { ...EVENT, state: "picked_up", dropoff: { lat: 40.7571, lng: -73.986 } } as const;
  expect(tickerEntry(around).text).toBe("Rider on board, within Times Square");
});
