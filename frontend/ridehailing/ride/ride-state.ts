import type { Ride, RideEvent, RideReason, RideState } from "@/ridehailing/api/types";

const ENDS: readonly RideState[] = ["completed", "cancelled", "unfulfilled"];
const BOUND: readonly RideState[] = ["accepted", "arrived", "picked_up"];
const BEFORE_PICKUP: readonly RideState[] = ["requested", "offered", "accepted", "arrived"];
const STAMPS = {
  requested: "requestedAt",
  offered: "offeredAt",
  accepted: "acceptedAt",
  arrived: "arrivedAt",
  picked_up: "pickedUpAt",
  completed: "completedAt",
  cancelled: "cancelledAt",
  unfulfilled: "unfulfilledAt",
} as const;

/** Whether nothing follows on this state. */
export function isTerminal(state: RideState): boolean {
  return ENDS.includes(state);
}

/** Whether a driver has taken the ride and not yet ended it. */
export function hasDriver(state: RideState): boolean {
  return BOUND.includes(state);
}

/** Whether the rider may still cancel. */
export function isCancellable(state: RideState): boolean {
  return BEFORE_PICKUP.includes(state);
}

/** The ride after the event; as it was where the event is known already. */
export function applyEvent(ride: Ride, { number, state, reason, driverId, at }: RideEvent): Ride {
  if (number <= ride.version) return ride;
  const isSame = driverId !== null && ride.driver?.id === driverId;
  const driver = isSame ? ride.driver : driverId === null ? null : { id: driverId, position: null };
  return { ...ride, version: number, state, reason, driver, timestamps: { ...ride.timestamps, [STAMPS[state]]: at } };
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

const WAY: readonly { readonly done: string; readonly current: string; readonly state: RideState }[] = [
  { state: "requested", done: "Ride requested", current: "Ride requested" },
  { state: "accepted", done: "Driver found", current: "Finding a driver" },
  { state: "arrived", done: "Driver at the pickup", current: "Driver on the way to you" },
  { state: "picked_up", done: "Picked up", current: "Get in: your driver is waiting" },
  { state: "completed", done: "Dropped off", current: "On the way to the drop-off" },
];
const AHEAD = ["Ride requested", "Driver found", "Driver at the pickup", "Pickup", "Drop-off"];

/** The ride's steps in words: those done and when, the current one, and those ahead. A ride cut short ends with that step. */
export function steps({ state, timestamps }: Ride): Step[] {
  const stamp = (of: RideState) => timestamps[STAMPS[of]];
  if (state === "cancelled" || state === "unfulfilled") {
    const taken = WAY.filter((step) => stamp(step.state) !== null && !isTerminal(step.state));
    const end = { name: state === "cancelled" ? "Cancelled" : "No driver found", status: "current" as const };
    return [...taken.map((step) => done(step.done, stamp(step.state))), { ...end, at: stamp(state) }];
  }
  const current = WAY.findIndex((step) => step.state === (state === "offered" ? "requested" : state)) + 1;
  return WAY.map((step, index) => {
    if (index < current) return done(step.done, stamp(step.state));
    const isCurrent = index === current;
    return { name: isCurrent ? step.current : (AHEAD[index] ?? ""), status: isCurrent ? "current" : "ahead", at: null };
  });
}

function done(name: string, at: string | null): Step {
  return { name, status: "done", at };
}

const HEADLINES: Record<RideState, string> = {
  requested: "Looking for a driver",
  offered: "Asking a driver nearby",
  accepted: "Your driver is on the way",
  arrived: "Your driver is here",
  picked_up: "On the way",
  completed: "You have arrived",
  cancelled: "The ride was cancelled",
  unfulfilled: "No driver was found",
};

/** Where the ride stands, in few words. */
export function headline(state: RideState): string {
  return HEADLINES[state];
}

const REASONS: Partial<Record<RideReason, string>> = {
  declined: "The driver asked declined; the next one is asked.",
  timed_out: "The driver asked did not answer; the next one is asked.",
  driver_lost: "The driver was lost; another one is looked for.",
};

/** Why it stands so, where there is more to say. */
export function explanation(state: RideState, reason: RideReason | null): string | undefined {
  if (state === "cancelled") {
    return reason === "driver_lost" ? "The driver was lost on the way. You pay nothing." : "You pay nothing.";
  }
  if (state === "unfulfilled") return "Nobody nearby was free in time. You pay nothing; another try may find one.";
  if (isTerminal(state) || hasDriver(state) || reason === null) return undefined;
  return REASONS[reason];
}
