import { describe, expect, test } from "vitest";
import type { CityRide, RideState } from "@/ridehailing/api/types";
import { appearanceAt, phaseOf, settledAt, trackRide } from "./rides";

const RIDE: CityRide = {
  rideId: "r1",
  state: "requested",
  driverId: null,
  pickup: { lat: 40.75, lng: -73.98 },
  dropoff: { lat: 40.64, lng: -73.78 },
};
const as = (state: RideState): CityRide => ({ ...RIDE, state });

describe("a ride on the board", () => {
  test("is searching, coming, riding, then ended", () => {
    const life: RideState[] = ["requested", "offered", "accepted", "arrived", "picked_up", "completed"];
    expect(life.map(phaseOf)).toEqual(["searching", "searching", "coming", "coming", "riding", "completed"]);
    expect(phaseOf("cancelled")).toBe("failed");
    expect(phaseOf("unfulfilled")).toBe("failed");
  });

  test("grows to its full line, and then stays", () => {
    const track = trackRide(undefined, RIDE, 1000);
    expect(appearanceAt(track, 1000)).toEqual({ grown: 0, opacity: 1 });
    expect(appearanceAt(track, 1200).grown).toBeGreaterThan(appearanceAt(track, 1100).grown);
    expect(appearanceAt(track, settledAt(track))).toEqual({ grown: 1, opacity: 1 });
  });

  test("appears at once when it is older than the board", () => {
    const track = trackRide(undefined, RIDE, 1000, true);
    expect(appearanceAt(track, 1000)).toEqual({ grown: 1, opacity: 1 });
    expect(settledAt(track)).toBeLessThanOrEqual(1000);
  });

  test("keeps its start time through changes", () => {
    const changed = trackRide(trackRide(undefined, RIDE, 1000), as("accepted"), 1300);
    expect(changed).toMatchObject({ phase: "coming", startedAt: 1000, endedAt: undefined });
  });

  test("fades once when it has ended, not again at a repeated message", () => {
    const over = trackRide(trackRide(undefined, RIDE, 0), as("completed"), 5000);
    expect(appearanceAt(over, 5000).opacity).toBe(1);
    expect(appearanceAt(over, settledAt(over)).opacity).toBe(0);
    expect(trackRide(over, as("completed"), 6000).endedAt).toBe(5000);
  });
});
