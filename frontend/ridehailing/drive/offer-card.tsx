import { type CSSProperties, useEffect, useEffectEvent, useRef, useState } from "react";
import { useNow } from "@/platform/ui/use-now";
import type { Offer } from "@/ridehailing/api/types";
import type { Point } from "@/ridehailing/places/places";
import { distanceMeters } from "@/ridehailing/places/travel";
import { RideEnds } from "@/ridehailing/ride/ride-ends";
import { distance, money } from "@/ridehailing/units";

type Response = "accept" | "decline";

interface OfferCardProps {
  readonly offer: Offer;
  readonly from: Point | undefined;
  readonly onResponse: (response: Response) => void;
}

/** An offered ride and the time left to respond: Enter accepts, Escape declines. */
export function OfferCard({ offer, from, onResponse }: OfferCardProps) {
  return (
    <section aria-label="Offer" className="appear space-y-4">
      <div className="flex items-baseline justify-between gap-4" role="alert">
        <h2 className="text-headline">A ride for you</h2>
        <p className="text-headline tabular-nums" data-testid="fare">
          {money(offer.fare.amount, offer.fare.currency)}
        </p>
      </div>
      <TimeLeft expiresAt={offer.expiresAt} />
      <RideEnds dropoff={offer.dropoff} pickup={offer.pickup} />
      <p className="text-muted">
        {from && `Pickup ${distance(distanceMeters(from, offer.pickup))} away · `}
        {distance(distanceMeters(offer.pickup, offer.dropoff))} as the crow flies
      </p>
      <Responses onResponse={onResponse} />
    </section>
  );
}

function TimeLeft({ expiresAt }: { readonly expiresAt: string }) {
  const now = useNow();
  const ends = Date.parse(expiresAt);
  const [atFirst] = useState(() => Math.max(0, ends - Date.now()));
  return (
    <div className="flex items-center gap-3">
      <div aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-raised motion-reduce:hidden">
        <div
          className="h-full origin-left animate-[grow_var(--offer-ms)_linear_reverse_forwards] rounded-full bg-accent"
          style={{ "--offer-ms": `${atFirst}ms` } as CSSProperties}
        />
      </div>
      <p className="w-8 text-right tabular-nums motion-reduce:text-left" role="timer">
        {Math.max(0, Math.ceil((ends - now) / 1000))} s
      </p>
    </div>
  );
}

function Responses({ onResponse }: Pick<OfferCardProps, "onResponse">) {
  const [hasResponded, setHasResponded] = useState(false);
  const accept = useRef<HTMLButtonElement>(null);

  const respond = (response: Response) => {
    if (hasResponded) return;
    setHasResponded(true);
    onResponse(response);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) respond("decline");
  });
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLInputElement)) accept.current?.focus();
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const common = { "aria-disabled": hasResponded || undefined, type: "button" } as const;
  return (
    <div className="grid grid-cols-2 gap-2">
      <button {...common} className="button-quiet h-11" onClick={() => respond("decline")}>
        Decline <kbd className="key">Esc</kbd>
      </button>
      <button {...common} className="button-primary button-wide" onClick={() => respond("accept")} ref={accept}>
        Accept <kbd className="key">Enter</kbd>
      </button>
    </div>
  );
}
