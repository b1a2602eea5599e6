import type { LiveStatus } from "@/platform/streams/keep-open";
import { ConnectionNote } from "@/platform/ui/connection-note";
import { DriverRideCard } from "./driver-ride-card";
import { Earnings } from "./earnings";
import { OfferCard } from "./offer-card";
import { SoundToggle, type SoundToggleProps } from "./sound-toggle";
import { SpeedChoice } from "./speed-choice";
import type { DriverSession } from "./use-driver-session";
import { metersPerSecond } from "./use-travel";
import { WaitingPanel } from "./waiting-panel";

interface TaskProps {
  readonly session: DriverSession;
  readonly status: LiveStatus;
}

/** The panel of a driver online: the next task, the car's speed, the earnings. */
export function OnlinePanel({ session, status, ...sound }: TaskProps & SoundToggleProps) {
  const { reason, shift, speedFactor } = session;
  const whenLost = `${reason ?? "It comes back by itself."} A ride is kept for half a minute.`;
  return (
    <>
      <ConnectionNote status={status} whenLost={whenLost} />
      <Task status={status} session={session} />
      <p className="text-muted empty:hidden" role="status">
        {shift.note}
      </p>
      <div className="space-y-4 border-line border-t pt-4">
        <SpeedChoice onChange={session.setSpeedFactor} speedFactor={speedFactor} />
        <SoundToggle {...sound} />
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

function Task({ session, status }: TaskProps) {
  const { shift, travel, speedFactor, send } = session;
  const { ride, offer } = shift;
  if (ride) {
    return (
      <DriverRideCard
        isLive={status === "live"}
        onProgress={(state) => send({ type: "progress", rideId: ride.rideId, state })}
        ride={ride}
        speed={metersPerSecond(speedFactor)}
        travel={travel}
      />
    );
  }
  if (offer) {
    const { offerId } = offer;
    return <OfferCard from={travel?.at} key={offerId} offer={offer} onResponse={(type) => send({ type, offerId })} />;
  }
  const target = travel?.route.at(-1) ?? travel?.at;
  return <WaitingPanel isConnecting={status === "connecting"} onDrive={session.goTo} target={target} />;
}
