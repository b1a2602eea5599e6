import type { LiveStatus } from "@/platform/streams/keep-open";
import { ConnectionNote } from "@/platform/ui/connection-note";
import { DriverRideCard } from "./driver-ride-card";
import { Earned } from "./earnings";
import { OfferCard } from "./offer-card";
import { SoundChoice, type SoundChoiceProps } from "./sound-choice";
import { PaceChoice } from "./speed-choice";
import type { ShiftAtWork } from "./use-shift";
import { metersPerSecond } from "./use-travel";
import { Waiting } from "./waiting-panel";

interface TaskProps {
  readonly work: ShiftAtWork;
  readonly status: LiveStatus;
}

/** A driver online: what he has to do, how fast he drives, what he has earned. */
export function AtWork({ work, status, ...sound }: TaskProps & SoundChoiceProps) {
  const { reason, shift, pace } = work;
  const whenLost = `${reason ?? "It comes back by itself."} A ride is kept for half a minute.`;
  return (
    <>
      <ConnectionNote status={status} whenLost={whenLost} />
      <Task status={status} work={work} />
      <p className="text-muted empty:hidden" role="status">
        {shift.note}
      </p>
      <div className="space-y-4 border-line border-t pt-4">
        <PaceChoice onChange={work.setPace} pace={pace} />
        <SoundChoice {...sound} />
        <Earned shift={shift} />
        {shift.ride === undefined && (
          <button className="button-quiet w-full" onClick={work.goOffline} type="button">
            Go offline
          </button>
        )}
      </div>
    </>
  );
}

function Task({ work, status }: TaskProps) {
  const { shift, travel, pace, say } = work;
  const { ride, offer } = shift;
  if (ride) {
    return (
      <DriverRideCard
        isLive={status === "live"}
        onProgress={(state) => say({ type: "progress", rideId: ride.rideId, state })}
        ride={ride}
        speed={metersPerSecond(pace)}
        travel={travel}
      />
    );
  }
  if (offer) {
    const { offerId } = offer;
    return <OfferCard from={travel?.at} key={offerId} offer={offer} onAnswer={(type) => say({ type, offerId })} />;
  }
  const target = travel?.way.at(-1) ?? travel?.at;
  return <Waiting isConnecting={status === "connecting"} onDrive={work.goTo} target={target} />;
}
