import type { LiveStatus } from "@/platform/streams/keep-open";
import { ConnectionNote } from "@/platform/ui/connection-note";
import { money } from "@/ridehailing/units";
import { DriverRideCard } from "./driver-ride-card";
import { OfferCard } from "./offer-card";
import { PlaceChoice } from "./place-choice";
import type { Shift } from "./shift";
import { SoundToggle } from "./sound-toggle";
import type { DriverSession } from "./use-driver-session";
import { SPEED_FACTORS } from "./use-travel";

interface OnlineProps {
  readonly session: DriverSession;
  readonly status: LiveStatus;
}

/** The panel of a driver online: the next task, the car's speed, the earnings. */
export function OnlinePanel({ session, status }: OnlineProps) {
  const { reason, shift } = session;
  const whenLost = `${reason ?? "It comes back by itself."} A ride is kept for half a minute.`;
  return (
    <>
      <ConnectionNote status={status} whenLost={whenLost} />
      <Task status={status} session={session} />
      <p className="text-muted empty:hidden" role="status">
        {shift.note}
      </p>
      <div className="space-y-4 border-line border-t pt-4">
        <SpeedChoice session={session} />
        <SoundToggle session={session} />
        <Earnings shift={shift} />
        {shift.ride === undefined && (
          <button className="button-quiet w-full" onClick={session.goOffline} type="button">
            Go offline
          </button>
        )}
      </div>
    </>
  );
}

function Task({ session, status }: OnlineProps) {
  const { shift, travel, send } = session;
  const { ride, offer } = shift;
  if (ride) return <DriverRideCard isLive={status === "live"} ride={ride} session={session} />;
  if (offer) {
    const { offerId } = offer;
    return <OfferCard from={travel?.at} key={offerId} offer={offer} onResponse={(type) => send({ type, offerId })} />;
  }
  return <WaitingPanel session={session} status={status} />;
}

function WaitingPanel({ session: { travel, goTo }, status }: OnlineProps) {
  return (
    <section aria-label="Waiting" className="space-y-4">
      <div>
        <div role="status">
          <h2 className="text-headline">{status === "connecting" ? "Going online" : "Waiting for a ride"}</h2>
        </div>
        <p className="mt-1 text-muted">Offers come by themselves. Click the map, or choose a place, to drive there.</p>
      </div>
      <div aria-hidden className="progress-bar" />
      <PlaceChoice label="Drive to" onChange={goTo} point={travel?.route.at(-1) ?? travel?.at} />
    </section>
  );
}

/** The shift's earnings; nothing before the first completed ride. */
function Earnings({ shift: { completed, earned } }: { readonly shift: Shift }) {
  if (completed === 0) return null;
  const sums = Object.entries(earned).map(([currency, amount]) => money(amount, currency));
  return (
    <p className="flex justify-between">
      <span className="text-muted">{completed === 1 ? "1 ride" : `${completed} rides`} completed</span>
      <span className="font-semibold tabular-nums">{sums.join(" + ")}</span>
    </p>
  );
}

function SpeedChoice({ session: { speedFactor, setSpeedFactor } }: { readonly session: DriverSession }) {
  return (
    <fieldset className="flex items-center gap-3">
      <legend className="float-left mr-auto text-muted">Speed</legend>
      <div className="flex rounded-lg border border-line bg-raised p-0.5">
        {SPEED_FACTORS.map((each) => (
          <label className="segment" key={each}>
            <input
              checked={each === speedFactor}
              className="sr-only"
              name="pace"
              onChange={() => setSpeedFactor(each)}
              type="radio"
              value={each}
            />
            {each === 1 ? "30 km/h" : `×${each}`}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
