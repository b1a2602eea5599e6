import { describe, expect, test } from "vitest";
import type { CityDriver, CityRide } from "@/ridehailing/api/types";
import { positionAt } from "./motion";
import { Traffic } from "./traffic";

const DRIVER: CityDriver = { id: "d1", lat: 40.75, lng: -73.98, status: "free" };
const OTHER: CityDriver = { id: "d2", lat: 40.7, lng: -73.9, status: "busy" };
const RIDE: CityRide = {
  rideId: "r1",
  state: "requested",
  driverId: null,
  pickup: { lat: 40.75, lng: -73.98 },
  dropoff: { lat: 40.64, lng: -73.78 },
};

function started(): Traffic {
  const traffic = new Traffic();
  traffic.reset([DRIVER, OTHER], [RIDE], 1000);
  return traffic;
}

describe("drivers", () => {
  test("of a snapshot do not move", () => {
    const traffic = started();
    expect([...traffic.drivers].map(({ motion }) => positionAt(motion, 1000))).toEqual([
      { lat: 40.75, lng: -73.98 },
      { lat: 40.7, lng: -73.9 },
    ]);
    expect(traffic.isMoving(1000)).toBe(false);
  });

  test("move to their new position, and change their status at once", () => {
    const traffic = started();
    traffic.move([{ ...DRIVER, lat: 40.751, status: "busy" }], [], 2000);
    const [first] = traffic.drivers;
    expect(first?.status).toBe("busy");
    expect(first && positionAt(first.motion, 2000).lat).toBe(40.75);
    expect(traffic.isMoving(2500)).toBe(true);
    expect(traffic.isMoving(4000)).toBe(false);
    expect(first && positionAt(first.motion, 4000).lat).toBe(40.751);
  });

  test("disappear when they are gone", () => {
    const traffic = started();
    traffic.move([], ["d1"], 2000);
    expect([...traffic.drivers].map(({ status }) => status)).toEqual(["busy"]);
  });

  test("missing in a later snapshot disappear, the others continue from where they are", () => {
    const traffic = started();
    traffic.reset([{ ...OTHER, lat: 40.701 }], [RIDE], 5000);
    const drivers = [...traffic.drivers];
    expect(drivers).toHaveLength(1);
    expect(drivers[0] && positionAt(drivers[0].motion, 5000).lat).toBe(40.7);
  });
});

describe("rides", () => {
  test("of a later snapshot replace the earlier ones", () => {
    const traffic = started();
    traffic.reset([], [{ ...RIDE, rideId: "r2" }], 3000);
    expect([...traffic.rides]).toHaveLength(1);
    expect(traffic.isMoving(3000)).toBe(false);
  });

  test("grow when they are new, fade when they have ended, and are removed", () => {
    const traffic = started();
    traffic.change({ ...RIDE, rideId: "r2" }, 2000);
    expect(traffic.isMoving(2001)).toBe(true);
    traffic.change({ ...RIDE, state: "completed" }, 4000);
    expect(traffic.isMoving(4001)).toBe(true);
    expect([...traffic.rides]).toHaveLength(2);
    traffic.change({ ...RIDE, rideId: "r2", state: "accepted" }, 60_000);
    expect([...traffic.rides].map(({ phase }) => phase)).toEqual(["coming"]);
  });
});
