import type { Point } from "@/ridehailing/places/places";
import { PlaceChoice } from "./place-choice";

interface WaitingPanelProps {
  readonly isConnecting: boolean;
  /** Where the car is heading, or stands. */
  readonly target: Point | undefined;
  readonly onDrive: (to: Point | undefined) => void;
}

/** Online, with nothing to do yet but to drive where rides may be. */
export function WaitingPanel({ isConnecting, target, onDrive }: WaitingPanelProps) {
  return (
    <section aria-label="Waiting" className="space-y-4">
      <div>
        <div role="status">
          <h2 className="text-headline">{isConnecting ? "Going online" : "Waiting for a ride"}</h2>
        </div>
        <p className="mt-1 text-muted">Offers come by themselves. Click the map, or choose a place, to drive there.</p>
      </div>
      <div aria-hidden className="progress-bar" />
      <PlaceChoice label="Drive to" onChange={onDrive} point={target} />
    </section>
  );
}
