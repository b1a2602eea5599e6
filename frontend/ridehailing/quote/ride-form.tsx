import type { FieldError } from "@/platform/gateway/problem";
import { PlaceField } from "@/ridehailing/places/place-field";
import type { Ends } from "@/ridehailing/places/trip-url";
import { SwapIcon } from "./swap-icon";

interface RideFormProps {
  readonly ends: Ends;
  readonly errors: readonly FieldError[];
  readonly onChoose: (chosen: Partial<Ends>) => void;
  readonly onFocus: (end: keyof Ends) => void;
}

/** The form of both ends of a ride. */
export function RideForm({ ends, errors, onChoose, onFocus }: RideFormProps) {
  const { pickup, dropoff } = ends;
  const errorOf = (end: keyof Ends) => errors.find(({ field }) => field.startsWith(end))?.message;
  return (
    <form className="relative rounded-xl border border-line bg-raised" onSubmit={(event) => event.preventDefault()}>
      <PlaceField
        end="pickup"
        error={errorOf("pickup")}
        label="Pickup"
        onChange={(point) => onChoose({ pickup: point })}
        onFocus={() => onFocus("pickup")}
        point={pickup}
      />
      <hr className="mr-14 ml-10 border-line" />
      <PlaceField
        end="dropoff"
        error={errorOf("dropoff")}
        label="Drop-off"
        onChange={(point) => onChoose({ dropoff: point })}
        onFocus={() => onFocus("dropoff")}
        point={dropoff}
      />
      <button
        aria-label="Swap pickup and drop-off"
        className="button-icon absolute top-10 right-2.5"
        disabled={pickup === undefined && dropoff === undefined}
        onClick={() => onChoose({ pickup: dropoff, dropoff: pickup })}
        type="button"
      >
        <SwapIcon />
      </button>
    </form>
  );
}
