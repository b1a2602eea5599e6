import { expect, it } from "vitest";
import { driverPlaceIn, driveUrl, queryOf, type Trip, tripIn } from "./trip-url";

const RIDE = { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } };
const NOWHERE = { pickup: undefined, dropoff: undefined };

const NONE = { quoteId: undefined, rideId: undefined };

it.each<Trip>([
  { ends: RIDE, ...NONE },
  { ends: { ...RIDE, dropoff: undefined }, ...NONE },
  { ends: RIDE, ...NONE, quoteId: "0198c0de-0000-7000-8000-000000000001" },
  { ends: NOWHERE, ...NONE, quoteId: "a&b=c" },
  { ends: NOWHERE, ...NONE, rideId: "0198c0de-0000-7000-8000-000000000002" },
])("leads back to the same trip: %j", (trip) => {
  expect(tripIn(queryOf(trip))).toEqual(trip);
});

it("is empty when nothing is chosen", () => {
  expect(queryOf({ ends: NOWHERE, ...NONE })).toBe("");
});

it("leaves out invalid values", () => {
  expect(tripIn("?from=here&to=91,0&quote=&ride=")).toEqual({ ends: NOWHERE, ...NONE });
});

it("encodes and decodes a driver's place", () => {
  expect(driveUrl(RIDE.pickup)).toBe("/drive?at=40.758,-73.9855");
  expect(driverPlaceIn(driveUrl(RIDE.pickup).slice("/drive".length))).toEqual(RIDE.pickup);
  expect(driverPlaceIn("?at=here")).toBeUndefined();
});
