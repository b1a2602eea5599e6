import { timeOfDay } from "@/platform/format";
import { ConnectionNote } from "@/platform/ui/connection-note";
import type { DriverApproach, Ride } from "@/ridehailing/api/types";
import { driveUrl } from "@/ridehailing/places/trip-url";
import { ProblemNote } from "@/ridehailing/ui/problem-note";
import { distance, minutes, money } from "@/ridehailing/units";
import { CancelRide } from "./cancel-ride";
import { RideEnds } from "./ride-ends";
import { explanation, HEADLINES, hasDriver, isCancellable, isTerminal, type Step, steps } from "./ride-state";
import type { LiveRide } from "./use-live-ride";

interface RidePanelProps {
  readonly liveRide: LiveRide;
  /** Leaves this ride, for the same trip again or for another one. */
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

/** A ride, from its request to its end. */
export function RidePanel({ liveRide, onAgain, onLeave }: RidePanelProps) {
  const { ride, failure, read } = liveRide;
  if (ride) return <Shown liveRide={liveRide} onAgain={onAgain} onLeave={onLeave} ride={ride} />;
  if (failure === undefined) return <Waiting />;
  return (
    <>
      <ProblemNote isTrying={false} onRetry={read} {...failure} />
      <button className="button-quiet w-full" onClick={onLeave} type="button">
        Price a new ride
      </button>
    </>
  );
}

function Shown({ liveRide, ride, onAgain, onLeave }: RidePanelProps & { readonly ride: Ride }) {
  const { state, reason, fare } = ride;
  const more = explanation(state, reason);
  const hasEnded = isTerminal(state);
  return (
    <section aria-label="Your ride" className="space-y-5">
      {!hasEnded && (
        <ConnectionNote status={liveRide.connection} whenLost="The ride goes on; this page catches up by itself." />
      )}
      <div>
        <div role="status">
          <h2 className="text-headline">{HEADLINES[state]}</h2>
        </div>
        {hasDriver(state) && state !== "arrived" && <ApproachLine approach={liveRide.approach} />}
        {state === "arrived" && <p className="mt-1 h-6 text-muted">The car waits at the pickup.</p>}
        {more && <p className="mt-1 text-muted">{more}</p>}
      </div>
      {!hasEnded && !hasDriver(state) && <Search ride={ride} />}
      <RideSteps ride={ride} />
      <div className="flex items-end justify-between gap-4 border-line border-t pt-4">
        <div className="min-w-0">
          <RideEnds dropoff={ride.dropoff} pickup={ride.pickup} />
        </div>
        <p className="shrink-0 font-semibold text-title tabular-nums" data-testid="fare">
          {money(fare.amount, fare.currency)}
        </p>
      </div>
      {isCancellable(state) && <CancelRide onCancel={liveRide.cancel} />}
      {hasEnded && (
        <div className="grid gap-2">
          <button className="button-primary button-wide" onClick={onAgain} type="button">
            Ride again
          </button>
          <button className="button-quiet" onClick={onLeave} type="button">
            Another ride
          </button>
        </div>
      )}
    </section>
  );
}

/** The time and distance that the driver still has ahead. */
function ApproachLine({ approach }: { readonly approach: DriverApproach | undefined }) {
  if (approach === undefined) return <p className="mt-1 h-6 text-muted">Locating the driver …</p>;
  if (!approach.connected || approach.etaSeconds === null || approach.distanceMeters === null) {
    return <p className="mt-1 h-6 text-muted">The driver's connection is gone; it usually comes back.</p>;
  }
  return (
    <p className="mt-1 h-6 tabular-nums" data-testid="approach">
      {minutes(approach.etaSeconds)} · {distance(approach.distanceMeters)}
      <span className="text-muted"> to the {approach.towards === "pickup" ? "pickup" : "drop-off"}</span>
    </p>
  );
}

function Search({ ride: { pickup } }: { readonly ride: Ride }) {
  return (
    <div className="space-y-3">
      <div aria-hidden className="progress-bar" />
      <p className="text-caption text-muted">
        No driver about?{" "}
        <a className="text-ink underline" href={driveUrl(pickup)} rel="noopener" target="_blank">
          Be one, at the pickup, in another window
        </a>
      </p>
    </div>
  );
}

function Waiting() {
  return (
    <div aria-hidden className="late">
      <div className="skeleton h-8 w-60" />
      <div className="skeleton mt-3 h-5 w-40" />
      <div className="skeleton mt-5 h-36" />
    </div>
  );
}

/** The ride's steps in words, the current one in bold. */
function RideSteps({ ride }: { readonly ride: Ride }) {
  return (
    <ol aria-label="The ride so far" className="space-y-2.5">
      {steps(ride).map((step) => (
        <RideStep key={step.name} step={step} />
      ))}
    </ol>
  );
}

const MARKS: Record<Step["status"], string> = {
  done: "border-ink bg-ink",
  current: "border-accent bg-surface",
  ahead: "border-line bg-surface",
};

function RideStep({ step: { name, status, at } }: { readonly step: Step }) {
  return (
    <li aria-current={status === "current" ? "step" : undefined} className="group flex items-baseline gap-3">
      <span aria-hidden className={`size-2.5 shrink-0 rounded-full border-2 ${MARKS[status]}`} />
      <span className={status === "current" ? "font-semibold" : "text-muted"}>{name}</span>
      {at && (
        <time className="ml-auto text-caption text-muted tabular-nums" dateTime={at}>
          {timeOfDay(at)}
        </time>
      )}
    </li>
  );
}
