import { expect, it } from "vitest";
import type { DriverRide } from "@/ridehailing/api/types";
import { routeFor } from "./route";

const PICKUP = { lat: 40.758, lng: -73.9855 };
const DROPOFF = { lat: 40.6413, lng: -73.7781 };

function ride(state: DriverRide["state"]): DriverRide {
  const fare = { amount: 1, currency: "USD" };
  return { rideId: "r", state, pickup: { ...PICKUP, cell: "a" }, dropoff: { ...DROPOFF, cell: "b" }, fare };
}

it("is the pickup before the arrival", () => {
  expect(routeFor(ride("accepted"), DROPOFF)).toEqual([PICKUP]);
});

it("is empty while the rider gets in", () => {
  expect(routeFor(ride("arrived"), PICKUP)).toEqual([]);
});

it("follows the ride's line to the drop-off, from the car's position on it", () => {
  const whole = routeFor(ride("picked_up"), PICKUP);
  expect(whole.at(-1)?.lat).toBeCloseTo(DROPOFF.lat, 9);
  expect(whole.at(-1)?.lng).toBeCloseTo(DROPOFF.lng, 9);
  const middle = whole[20];
  if (middle === undefined) throw new Error("the line has more points");
  expect(routeFor(ride("picked_up"), middle)).toEqual(whole.slice(21));
});
