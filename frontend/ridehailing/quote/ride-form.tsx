import type { FieldError } from "@/platform/gateway/problem";
import { PlaceField } from "@/ridehailing/places/place-field";
import { END_NAMES, type Ends } from "@/ridehailing/places/trip-url";

interface RideFormProps {
  readonly ends: Ends;
  readonly errors: readonly FieldError[];
  readonly onChoose: (chosen: Partial<Ends>) => void;
  readonly onFocus: (end: keyof Ends) => void;
}

/** The form of both ends of a ride. */
export function RideForm({ ends, errors, onChoose, onFocus }: RideFormProps) {
  const { pickup, dropoff } = ends;
  const fieldOf = (end: keyof Ends) => (
    <PlaceField
      end={end}
      error={errors.find(({ field }) => field.startsWith(end))?.message}
      label={END_NAMES[end]}
      onChange={(point) => onChoose({ [end]: point })}
      onFocus={() => onFocus(end)}
      point={ends[end]}
    />
  );
  return (
    <form className="relative rounded-xl border border-line bg-raised" onSubmit={(event) => event.preventDefault()}>
      {fieldOf("pickup")}
      <hr className="mr-14 ml-10 border-line" />
      {fieldOf("dropoff")}
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

/** Two arrows, up and down. */
function SwapIcon() {
  return (
    <svg aria-hidden="true" className="size-4" fill="none" stroke="currentColor" strokeWidth="1.6" viewBox="0 0 16 16">
      <path
        d="M5 13V3M2.5 5.5 5 3l2.5 2.5M11 3v10M8.5 10.5 11 13l2.5-2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
