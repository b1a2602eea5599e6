import type { Ride, RideEvent, RideReason, RideState } from "@/ridehailing/api/types";

const TIMESTAMPS = {
  requested: "requestedAt",
  offered: "offeredAt",
  accepted: "acceptedAt",
  arrived: "arrivedAt",
  picked_up: "pickedUpAt",
  completed: "completedAt",
  cancelled: "cancelledAt",
  unfulfilled: "unfulfilledAt",
} as const;

/** Whether no other state follows. */
export function isTerminal(state: RideState): boolean {
  return ["completed", "cancelled", "unfulfilled"].includes(state);
}

/** Whether a driver is assigned to the ride. */
export function hasDriver(state: RideState): boolean {
  return ["accepted", "arrived", "picked_up"].includes(state);
}

/** Whether the rider may still cancel. */
export function isCancellable(state: RideState): boolean {
  return ["requested", "offered", "accepted", "arrived"].includes(state);
}

/** The ride after the event; unchanged if the event is known already. */
export function applyEvent(ride: Ride, { number, state, reason, driverId, at }: RideEvent): Ride {
  if (number <= ride.version) return ride;
  const isSame = driverId !== null && ride.driver?.id === driverId;
  const driver = isSame ? ride.driver : driverId === null ? null : { id: driverId, position: null };
  return {
    ...ride,
    version: number,
    state,
    reason,
    driver,
    timestamps: { ...ride.timestamps, [TIMESTAMPS[state]]: at },
  };
}

/** The later of two readings of one ride. */
export function newerVersion(one: Ride, other: Ride): Ride {
  return other.version > one.version ? other : one;
}

/** One step of a ride in words, and when it was taken. */
export interface Step {
  readonly name: string;
  readonly status: "done" | "current" | "ahead";
  readonly at: string | null;
}

const STEPS = [
  { state: "requested", ahead: "Ride requested", current: "Ride requested", done: "Ride requested" },
  { state: "accepted", ahead: "Driver found", current: "Finding a driver", done: "Driver found" },
  {
    state: "arrived",
    ahead: "Driver at the pickup",
    current: "Driver on the way to you",
    done: "Driver at the pickup",
  },
  { state: "picked_up", ahead: "Pickup", current: "Get in: your driver is waiting", done: "Picked up" },
  { state: "completed", ahead: "Drop-off", current: "On the way to the drop-off", done: "Dropped off" },
] as const;

/** The ride's steps in words: done and when, current, and ahead. A ride cut short ends with that step. */
export function steps({ state, timestamps }: Ride): Step[] {
  const stamp = (of: RideState) => timestamps[TIMESTAMPS[of]];
  if (state === "cancelled" || state === "unfulfilled") {
    const taken = STEPS.filter((step) => stamp(step.state) !== null && !isTerminal(step.state));
    const end = { name: state === "cancelled" ? "Cancelled" : "No driver found", status: "current" as const };
    return [...taken.map((step) => done(step.done, stamp(step.state))), { ...end, at: stamp(state) }];
  }
  const current = STEPS.findIndex((step) => step.state === (state === "offered" ? "requested" : state)) + 1;
  return STEPS.map((step, index) => {
    if (index < current) return done(step.done, stamp(step.state));
    const status = index === current ? "current" : "ahead";
    return { name: step[status], status, at: null };
  });
}

function done(name: string, at: string | null): Step {
  return { name, status: "done", at };
}

/** Each state in few words. */
export const HEADLINES: Record<RideState, string> = {
  requested: "Looking for a driver",
  offered: "Offered to a driver nearby",
  accepted: "Your driver is on the way",
  arrived: "Your driver is here",
  picked_up: "On the way",
  completed: "You have arrived",
  cancelled: "The ride was cancelled",
  unfulfilled: "No driver was found",
};

const REASONS: Partial<Record<RideReason, string>> = {
  declined: "The driver declined; the next one gets the offer.",
  timed_out: "The driver did not respond; the next one gets the offer.",
  driver_lost: "The driver was lost; another one is looked for.",
};

/** The reason of the state; undefined when there is nothing to add. */
export function explanation(state: RideState, reason: RideReason | null): string | undefined {
  if (state === "cancelled") {
    return reason === "driver_lost" ? "The driver was lost on the way. You pay nothing." : "You pay nothing.";
  }
  if (state === "unfulfilled") return "Nobody nearby was free in time. You pay nothing; another try may find one.";
  if (isTerminal(state) || hasDriver(state) || reason === null) return undefined;
  return REASONS[reason];
}
