// What became of the rides that were requested while it recorded, by the board's events.
import { quantile } from "./statistics.mjs";

const LOST = new Set(["unfulfilled", "cancelled"]);

/** Follows each ride from its request until a driver takes it or it ends without one. */
export class RideLog {
  recording = false;
  #rides = new Map();

  /** Takes a `ride` event of the board. */
  onRide({ rideId, state, at }) {
    const ride = this.#rides.get(rideId);
    if (!ride) {
      if (state === "requested" && this.recording)
        this.#rides.set(rideId, { requestedAt: Date.parse(at), outcome: undefined });
    } else if (ride.outcome === undefined) {
      if (state === "accepted") Object.assign(ride, { outcome: "matched", millis: Date.parse(at) - ride.requestedAt });
      else if (LOST.has(state)) ride.outcome = state;
    }
  }

  /** Rides for which a driver is still searched. */
  get searching() {
    return [...this.#rides.values()].filter(({ outcome }) => outcome === undefined).length;
  }

  /** The figures of all rides but those given; a ride that was cancelled before a driver took it was not matched. */
  summary(except = new Set()) {
    const rides = [...this.#rides].flatMap(([id, ride]) => (except.has(id) ? [] : [ride]));
    const of = (outcome) => rides.filter((ride) => ride.outcome === outcome);
    const matched = of("matched");
    const millis = matched.map((ride) => ride.millis);
    return {
      requested: rides.length,
      matched: matched.length,
      unfulfilled: of("unfulfilled").length,
      cancelled: of("cancelled").length,
      searching: of(undefined).length,
      matchedShare: matched.length / rides.length,
      matchMillis: { p50: quantile(millis, 0.5), p95: quantile(millis, 0.95) },
    };
  }
}
