import { useMemo, useState } from "react";
import type { Quote } from "@/ridehailing/api/types";
import { type Point, plain } from "@/ridehailing/places/places";
import type { Ends, Trip } from "@/ridehailing/places/trip-url";

export const NOWHERE: Ends = { pickup: undefined, dropoff: undefined };

/** A trip between these ends that is not priced yet. */
export function tripOf(ends: Ends): Trip {
  return { ends, quoteId: undefined, rideId: undefined };
}

interface Choice {
  /** The ends to show. */
  readonly ends: Ends;
  readonly choose: (chosen: Partial<Ends>) => void;
  /** Notes that the end's field has the focus: the map picks that end next. */
  readonly focus: (end: keyof Ends) => void;
  readonly move: (end: keyof Ends, point: Point) => void;
  readonly pick: (point: Point) => void;
}

/** The choice of both ends: those of the quote or the ride that the trip names once it is known, or the trip's own. */
export function useChoice(
  trip: Trip,
  known: Pick<Quote, "id" | "pickup" | "dropoff"> | undefined,
  go: (change: (now: Trip) => Trip) => void,
): Choice {
  const [focused, focus] = useState<keyof Ends>();
  const ends = useEnds((known?.id === (trip.rideId ?? trip.quoteId) ? known : undefined) ?? trip.ends);

  const choose = (chosen: Partial<Ends>) => {
    focus(undefined);
    go((now) => tripOf({ ...(now.quoteId ? ends : now.ends), ...chosen }));
  };
  const move = (end: keyof Ends, point: Point) => choose({ [end]: point });
  const pick = (point: Point) => move(focused ?? (ends.pickup === undefined ? "pickup" : "dropoff"), point);
  return { ends, choose, focus, move, pick };
}

/** The ends as plain points, identical objects until they change. */
function useEnds({ pickup, dropoff }: Ends): Ends {
  return useMemo(() => ({ pickup: pickup && plain(pickup), dropoff: dropoff && plain(dropoff) }), [pickup, dropoff]);
}
