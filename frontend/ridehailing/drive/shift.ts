import type { DriverRide, Offer, RideState, ServerMessage } from "@/ridehailing/api/types";
import { isTerminal } from "@/ridehailing/ride/ride-state";

/** The state of a driver online: one offer at most, one ride at most, and the last notice. */
export interface Shift {
  readonly offer: Offer | undefined;
  readonly ride: DriverRide | undefined;
  readonly note: string | undefined;
  /** The count of completed rides. */
  readonly completed: number;
  /** The earnings from them by currency, in minor units. */
  readonly earned: Readonly<Record<string, number>>;
}

export const NEW_SHIFT: Shift = { offer: undefined, ride: undefined, note: undefined, completed: 0, earned: {} };

/** The shift after a message from the gateway. */
export function reduceShift(shift: Shift, message: ServerMessage): Shift {
  switch (message.type) {
    case "welcome":
      return welcomed(shift, message.ride);
    case "offer": {
      const { type: _, ...offer } = message;
      return { ...shift, offer, note: undefined };
    }
    case "offer_revoked":
      if (shift.offer?.offerId !== message.offerId) return shift;
      return { ...shift, offer: undefined, note: REVOKED[message.reason] };
    case "ride":
      return changed(shift, message.rideId, message.state);
    case "error":
      return { ...shift, note: noteOf(message.problem), offer: isGone(message.problem) ? undefined : shift.offer };
    case "ping":
      return shift;
  }
}

function welcomed(shift: Shift, ride: DriverRide | null): Shift {
  const isLost = shift.ride !== undefined && ride === null;
  return {
    ...shift,
    offer: undefined, // the gateway repeats an offer that is still open
    ride: ride ?? undefined,
    note: isLost ? "The ride was given to someone else while the connection was lost." : undefined,
  };
}

function changed(shift: Shift, rideId: string, state: RideState): Shift {
  const ride = rideOf(shift, rideId);
  if (ride === undefined) return shift;
  const isOffered = shift.offer?.rideId === rideId;
  const next = { ...shift, offer: isOffered ? undefined : shift.offer, note: undefined };
  if (state === "completed") return earn({ ...next, ride: undefined }, ride);
  if (isTerminal(state)) return { ...next, ride: undefined, note: "The ride was cancelled." };
  if (state === "requested") return { ...next, ride: undefined, note: "The ride goes on without you." };
  return { ...next, ride: { ...ride, state } };
}

/** The ride of that id: the current one, or the offered one. */
function rideOf({ ride, offer }: Shift, rideId: string): DriverRide | undefined {
  if (ride?.rideId === rideId) return ride;
  if (offer?.rideId !== rideId) return undefined;
  const { pickup, dropoff, fare } = offer;
  return { rideId, state: "offered", pickup, dropoff, fare };
}

function earn(shift: Shift, { fare }: DriverRide): Shift {
  const sum = (shift.earned[fare.currency] ?? 0) + fare.amount;
  return { ...shift, completed: shift.completed + 1, earned: { ...shift.earned, [fare.currency]: sum } };
}

type Problem = Extract<ServerMessage, { type: "error" }>["problem"];

const REVOKED = {
  declined: "Declined. The next offer comes by itself.",
  timed_out: "The offer ran out; it went to someone else.",
  rider_cancelled: "The rider cancelled.",
  driver_lost: "The offer was withdrawn while the connection was lost.",
} as const;

function isGone({ type }: Problem): boolean {
  return type === "/problems/offer-gone";
}

function noteOf(problem: Problem): string {
  return isGone(problem) ? "The offer is gone; it went to someone else." : `${problem.title}.`;
}
