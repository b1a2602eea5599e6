import type { DriverRide, Progress, RideState } from "@/ridehailing/api/types";
import { routeMeters } from "@/ridehailing/places/travel";
import { RideEnds } from "@/ridehailing/ride/ride-ends";
import { distance, minutes, money } from "@/ridehailing/units";
import type { DriverSession } from "./use-driver-session";
import { metersPerSecond } from "./use-travel";

interface DriverRideCardProps {
  readonly ride: DriverRide;
  readonly session: DriverSession;
  readonly isLive: boolean;
}

interface Stage {
  readonly headline: string;
  readonly next: Progress;
  readonly action: string;
  readonly there: string;
}

const STAGES: Partial<Record<RideState, Stage>> = {
  accepted: { headline: "Drive to the pickup", next: "arrived", action: "I am at the pickup", there: "You are there." },
  arrived: {
    headline: "Let the rider in",
    next: "picked_up",
    action: "Rider is in",
    there: "The rider knows you are here.",
  },
  picked_up: {
    headline: "Drive to the drop-off",
    next: "completed",
    action: "Complete the ride",
    there: "You are there.",
  },
};

/** The current ride: what to do next, how far it is, and the button that reports it done. */
export function DriverRideCard({ ride, session, isLive }: DriverRideCardProps) {
  const stage = STAGES[ride.state];
  if (stage === undefined) return null;
  const meters = session.travel ? routeMeters(session.travel) : 0;
  const speed = metersPerSecond(session.speedFactor);
  return (
    <section aria-label="Your ride" className="space-y-4">
      <div>
        <h2 className="text-headline">{stage.headline}</h2>
        <p className="mt-1 tabular-nums">
          {meters > 1 ? `${distance(meters)} · ${minutes(meters / speed)}` : stage.there}
        </p>
      </div>
      <RideEnds dropoff={ride.dropoff} pickup={ride.pickup} />
      <p className="flex justify-between">
        <span className="text-muted">Fare</span>
        <span className="font-semibold tabular-nums" data-testid="fare">
          {money(ride.fare.amount, ride.fare.currency)}
        </span>
      </p>
      <button
        aria-disabled={!isLive || undefined}
        className="button-primary button-wide"
        onClick={() => isLive && session.send({ type: "progress", rideId: ride.rideId, state: stage.next })}
        type="button"
      >
        {stage.action}
      </button>
    </section>
  );
}
