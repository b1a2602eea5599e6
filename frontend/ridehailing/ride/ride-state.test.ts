import { describe, expect, it } from "vitest";
import type { Ride, RideEvent, RideState } from "@/ridehailing/api/types";
import {
  applyEvent,
  explanation,
  HEADLINES,
  hasDriver,
  isCancellable,
  isTerminal,
  newerVersion,
  steps,
} from "./ride-state";

const STATES: readonly RideState[] = [
  "requested",
  "offered",
  "accepted",
  "arrived",
  "picked_up",
  "completed",
  "cancelled",
  "unfulfilled",
];
const NONE = { offeredAt: null, acceptedAt: null, arrivedAt: null, pickedUpAt: null };
const REQUESTED: Ride = {
  id: "r",
  quoteId: "q",
  state: "requested",
  reason: null,
  version: 1,
  driver: null,
  pickup: { lat: 40.758, lng: -73.9855, cell: "a" },
  dropoff: { lat: 40.6413, lng: -73.7781, cell: "b" },
  fare: { amount: 5214, currency: "USD" },
  timestamps: { requestedAt: "t1", ...NONE, completedAt: null, cancelledAt: null, unfulfilledAt: null },
};

function event(number: number, state: RideState, driverId: string | null = null): RideEvent {
  return { rideId: "r", number, state, reason: null, driverId, at: `t${number}` };
}

function ride(...states: readonly (readonly [RideState, string?])[]): Ride {
  return states.reduce(
    (so, [state, driver], index) => applyEvent(so, event(index + 2, state, driver ?? null)),
    REQUESTED,
  );
}

describe("changedBy", () => {
  it("applies state, driver and time", () => {
    const accepted = ride(["offered"], ["accepted", "d"]);
    expect(accepted).toMatchObject({ state: "accepted", version: 3, driver: { id: "d", position: null } });
    expect(accepted.timestamps).toMatchObject({ requestedAt: "t1", offeredAt: "t2", acceptedAt: "t3" });
  });

  it("ignores an event that is known", () => {
    const accepted = ride(["offered"], ["accepted", "d"]);
    expect(applyEvent(accepted, event(3, "cancelled"))).toBe(accepted);
  });

  it("removes a lost driver, and keeps the current one", () => {
    expect(ride(["offered"], ["accepted", "d"], ["requested"]).driver).toBeNull();
    const position = { lat: 1, lng: 2, at: "t" };
    const known = { ...ride(["offered"], ["accepted", "d"]), driver: { id: "d", position } };
    expect(applyEvent(known, event(4, "arrived", "d")).driver).toEqual({ id: "d", position });
  });
});

it("picks the newer version", () => {
  const later = ride(["offered"]);
  expect(newerVersion(REQUESTED, later)).toBe(later);
  expect(newerVersion(later, REQUESTED)).toBe(later);
});

it("knows what each state allows", () => {
  expect(STATES.filter(isTerminal)).toEqual(["completed", "cancelled", "unfulfilled"]);
  expect(STATES.filter(hasDriver)).toEqual(["accepted", "arrived", "picked_up"]);
  expect(STATES.filter(isCancellable)).toEqual(["requested", "offered", "accepted", "arrived"]);
  expect(new Set(STATES.map((state) => HEADLINES[state])).size).toBe(STATES.length);
});

describe("steps", () => {
  const shown = (of: Ride) => steps(of).map(({ name, status, at }) => `${status} ${name}${at ? ` ${at}` : ""}`);

  it("show the search while a driver is searched and has the offer", () => {
    const searching = ["done Ride requested t1", "current Finding a driver"];
    expect(shown(REQUESTED).slice(0, 2)).toEqual(searching);
    expect(shown(ride(["offered"])).slice(0, 2)).toEqual(searching);
    expect(shown(REQUESTED).slice(2)).toEqual(["ahead Driver at the pickup", "ahead Pickup", "ahead Drop-off"]);
  });

  it("follow the ride to its end", () => {
    const way = [["offered"], ["accepted", "d"], ["arrived", "d"], ["picked_up", "d"], ["completed", "d"]] as const;
    expect(shown(ride(...way.slice(0, 2)))[2]).toBe("current Driver on the way to you");
    expect(shown(ride(...way.slice(0, 3)))[3]).toBe("current Get in: your driver is waiting");
    expect(shown(ride(...way.slice(0, 4)))[4]).toBe("current On the way to the drop-off");
    expect(shown(ride(...way))).toEqual([
      "done Ride requested t1",
      "done Driver found t3",
      "done Driver at the pickup t4",
      "done Picked up t5",
      "done Dropped off t6",
    ]);
  });

  it("look for a driver again after one was lost", () => {
    expect(shown(ride(["offered"], ["accepted", "d"], ["requested"]))[1]).toBe("current Finding a driver");
  });

  it("end at the step where the ride was cut short", () => {
    expect(shown(ride(["offered"], ["accepted", "d"], ["cancelled"]))).toEqual([
      "done Ride requested t1",
      "done Driver found t3",
      "current Cancelled t4",
    ]);
    expect(shown(ride(["unfulfilled"]))).toEqual(["done Ride requested t1", "current No driver found t2"]);
  });
});

it("explains states that need it", () => {
  expect(explanation("requested", "declined")).toContain("declined");
  expect(explanation("offered", "timed_out")).toContain("did not respond");
  expect(explanation("requested", null)).toBeUndefined();
  expect(explanation("accepted", "declined")).toBeUndefined();
  expect(explanation("completed", null)).toBeUndefined();
  expect(explanation("cancelled", "driver_lost")).toContain("lost on the way");
  expect(explanation("cancelled", "rider_cancelled")).toBe("You pay nothing.");
  expect(explanation("unfulfilled", "no_driver")).toContain("Nobody nearby");
});
