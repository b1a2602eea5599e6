import { describe, expect, it } from "vitest";
import type { DriverApproach, Ride, RideState } from "@/ridehailing/api/types";
import { carOf, viewOf } from "./ride-on-map";

const PICKUP = { lat: 40.758, lng: -73.9855, cell: "a" };
const DROPOFF = { lat: 40.6413, lng: -73.7781, cell: "b" };
const APPROACH = { driverId: "d", connected: true, lat: 40.7, lng: -74, towards: "pickup" } as DriverApproach;

function ride(state: RideState, position: { lat: number; lng: number; at: string } | null = null): Ride {
  return { id: "r", state, driver: { id: "d", position }, pickup: PICKUP, dropoff: DROPOFF } as Ride;
}

describe("carOf", () => {
  it("is at the driver's last known position", () => {
    expect(carOf(ride("accepted"), APPROACH)).toMatchObject({ lat: 40.7, lng: -74, isConnected: true });
    expect(carOf(ride("accepted"), { ...APPROACH, connected: false })).toMatchObject({ isConnected: false });
    expect(carOf(ride("accepted", { lat: 1, lng: 2, at: "t" }), undefined)).toMatchObject({ lat: 1, lng: 2 });
  });

  it("heads for the pickup until it arrives", () => {
    expect(carOf(ride("accepted"), APPROACH)?.towards).toEqual({ lat: PICKUP.lat, lng: PICKUP.lng });
    expect(carOf(ride("arrived"), APPROACH)?.towards).toBeUndefined();
    expect(carOf(ride("picked_up"), APPROACH)?.towards).toBeUndefined();
  });

  it("is undefined without a driver or without a position", () => {
    expect(carOf(undefined, undefined)).toBeUndefined();
    expect(carOf(ride("offered"), APPROACH)).toBeUndefined();
    expect(carOf(ride("completed"), APPROACH)).toBeUndefined();
    expect(carOf(ride("accepted"), undefined)).toBeUndefined();
    expect(carOf(ride("accepted"), { ...APPROACH, lat: null, lng: null })).toBeUndefined();
  });
});

describe("viewOf", () => {
  const car = carOf(ride("accepted"), APPROACH);

  it("shows the car and its destination", () => {
    expect(viewOf(ride("accepted"), car)?.points).toEqual([car, PICKUP]);
    expect(viewOf(ride("picked_up"), car)?.points).toEqual([car, DROPOFF]);
  });

  it("moves once per phase of the ride", () => {
    expect(viewOf(ride("accepted"), car)?.key).toBe(viewOf(ride("arrived"), car)?.key);
    expect(viewOf(ride("accepted"), car)?.key).not.toBe(viewOf(ride("picked_up"), car)?.key);
  });

  it("shows the whole trip at the end, and is undefined when there is nothing new", () => {
    expect(viewOf(ride("completed"), undefined)?.points).toEqual([PICKUP, DROPOFF]);
    expect(viewOf(ride("requested"), undefined)).toBeUndefined();
    expect(viewOf(undefined, undefined)).toBeUndefined();
  });
});
