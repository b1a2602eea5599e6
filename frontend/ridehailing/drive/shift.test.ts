import { expect, it } from "vitest";
import type { ServerMessage } from "@/ridehailing/api/types";
import { NEW_SHIFT, reduceShift, type Shift } from "./shift";

const PLACE = { lat: 40.7, lng: -74, cell: "c" };
const OFFERED = { rideId: "r", pickup: PLACE, dropoff: PLACE, fare: { amount: 1000, currency: "USD" } };
const OFFER: ServerMessage = { type: "offer", offerId: "o", expiresAt: "t", ...OFFERED };

function ride(state: Extract<ServerMessage, { type: "ride" }>["state"]): ServerMessage {
  return { type: "ride", rideId: "r", state, reason: null };
}

function welcome(state?: "accepted" | "arrived" | "picked_up"): ServerMessage {
  const resumed = state ? { ...OFFERED, state } : null;
  const common = { protocolVersion: 1 as const, driverId: "d", pingIntervalSeconds: 10 };
  return { type: "welcome", resumed: resumed !== null, ride: resumed, ...common };
}

function problem(type: string): ServerMessage {
  return { type: "error", problem: { type, title: "Refused", status: 409, detail: "" } };
}

function after(...messages: readonly ServerMessage[]): Shift {
  return messages.reduce(reduceShift, NEW_SHIFT);
}

it("has the offer until it is revoked", () => {
  expect(after(OFFER).offer).toMatchObject({ offerId: "o", rideId: "r", expiresAt: "t" });
  const revoked = after(OFFER, { type: "offer_revoked", offerId: "o", reason: "timed_out" });
  expect(revoked.offer).toBeUndefined();
  expect(revoked.note).toContain("ran out");
  expect(after(OFFER, { type: "offer_revoked", offerId: "older", reason: "timed_out" }).offer).toBeDefined();
});

it("turns the accepted offer into the ride, and follows its states", () => {
  expect(after(OFFER, ride("accepted"))).toMatchObject({ offer: undefined, ride: { ...OFFERED, state: "accepted" } });
  expect(after(OFFER, ride("accepted"), ride("arrived"), ride("picked_up")).ride?.state).toBe("picked_up");
});

it("counts what is completed", () => {
  const one = after(OFFER, ride("accepted"), ride("completed"));
  expect(one).toMatchObject({ ride: undefined, completed: 1, earned: { USD: 1000 } });
  expect([OFFER, ride("accepted"), ride("completed")].reduce(reduceShift, one)).toMatchObject({
    completed: 2,
    earned: { USD: 2000 },
  });
});

it("drops a ride that is cancelled or goes on without the driver, with a notice", () => {
  expect(after(OFFER, ride("accepted"), ride("cancelled"))).toMatchObject({ ride: undefined, completed: 0 });
  expect(after(OFFER, ride("accepted"), ride("cancelled")).note).toContain("cancelled");
  expect(after(OFFER, ride("accepted"), ride("requested")).note).toContain("without you");
});

it("ignores changes of another ride", () => {
  expect(after(ride("accepted"))).toEqual(NEW_SHIFT);
});

it("resumes the ride in the welcome", () => {
  expect(after(welcome("arrived")).ride).toMatchObject({ rideId: "r", state: "arrived" });
  const lost = after(OFFER, ride("accepted"), welcome());
  expect(lost.ride).toBeUndefined();
  expect(lost.note).toContain("someone else");
  expect(after(OFFER, welcome())).toMatchObject({ offer: undefined, note: undefined });
});

it("shows a refusal, and drops an offer that is gone", () => {
  expect(after(OFFER, problem("/problems/offer-gone"))).toMatchObject({ offer: undefined });
  expect(after(OFFER, problem("/problems/message-invalid"))).toMatchObject({
    note: "Refused.",
    offer: { offerId: "o" },
  });
});

it("ignores pings", () => {
  expect(reduceShift(NEW_SHIFT, { type: "ping" })).toBe(NEW_SHIFT);
});
