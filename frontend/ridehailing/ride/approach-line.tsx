import type { DriverApproach } from "@/ridehailing/api/types";
import { distance, minutes } from "@/ridehailing/units";

/** The time and distance that the driver still has ahead. */
export function ApproachLine({ approach }: { readonly approach: DriverApproach | undefined }) {
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
