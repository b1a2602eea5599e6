"use client";

import { type CSSProperties, useEffect, useRef, useState } from "react";
import { useNow } from "@/platform/ui/use-now";
import type { Offer } from "@/ridehailing/api/types";
import type { Point } from "@/ridehailing/places/places";
import { distanceMeters } from "@/ridehailing/places/travel";
import { RideEnds } from "@/ridehailing/ride/ride-ends";
import { distance, money } from "@/ridehailing/units";

interface OfferCardProps {
  readonly offer: Offer;
  readonly from: Point | undefined;
  readonly onResponse: (response: "accept" | "decline") => void;
}

/** An offered ride and the time left to respond: Enter accepts, Escape declines. */
export function OfferCard({ offer, from, onResponse }: OfferCardProps) {
  const [hasResponded, setHasResponded] = useState(false);
  const accept = useRef<HTMLButtonElement>(null);
  const left = useTimeLeft(offer.expiresAt);

  const respond = (response: "accept" | "decline") => {
    if (hasResponded) return;
    setHasResponded(true);
    onResponse(response);
  };

  useEffect(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) accept.current?.focus();
  }, []);

  useEffect(() => {
    const decline = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) respond("decline");
    };
    addEventListener("keydown", decline);
    return () => removeEventListener("keydown", decline);
  });

  return (
    <section aria-label="Offer" className="appear space-y-4">
      <div className="flex items-baseline justify-between gap-4" role="alert">
        <h2 className="text-headline">A ride for you</h2>
        <p className="text-headline tabular-nums" data-testid="fare">
          {money(offer.fare.amount, offer.fare.currency)}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <div aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-raised motion-reduce:hidden">
          <div
            className="offer-time h-full rounded-full bg-accent"
            style={{ "--offer-ms": `${left.atFirst}ms` } as CSSProperties}
          />
        </div>
        <p className="w-8 text-right tabular-nums motion-reduce:text-left" role="timer">
          {left.seconds} s
        </p>
      </div>
      <RideEnds dropoff={offer.dropoff} pickup={offer.pickup} />
      <p className="text-muted">
        {from && `Pickup ${distance(distanceMeters(from, offer.pickup))} away · `}
        {distance(distanceMeters(offer.pickup, offer.dropoff))} as the crow flies
      </p>
      <div className="grid grid-cols-2 gap-2">
        <button
          aria-disabled={hasResponded || undefined}
          className="button-quiet h-11"
          onClick={() => respond("decline")}
          type="button"
        >
          Decline <kbd className="key">Esc</kbd>
        </button>
        <button
          aria-disabled={hasResponded || undefined}
          className="button-primary button-wide"
          onClick={() => respond("accept")}
          ref={accept}
          type="button"
        >
          Accept <kbd className="key">Enter</kbd>
        </button>
      </div>
    </section>
  );
}

function useTimeLeft(expiresAt: string): { readonly seconds: number; readonly atFirst: number } {
  const ends = Date.parse(expiresAt);
  const [atFirst] = useState(() => Math.max(0, ends - Date.now()));
  return { seconds: Math.max(0, Math.ceil((ends - useNow()) / 1000)), atFirst };
}
