import type { Point } from "@/ridehailing/places/places";
import { PlaceChoice } from "./place-choice";

interface WaitingPanelProps {
  readonly isConnecting: boolean;
  /** The car's destination, or its position. */
  readonly target: Point | undefined;
  readonly onDrive: (to: Point | undefined) => void;
}

/** The panel of a driver online without an offer or a ride. */
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
