import { PlaceField } from "@/ridehailing/places/place-field";
import type { Point } from "@/ridehailing/places/places";

interface PlaceChoiceProps {
  readonly label: string;
  readonly point: Point | undefined;
  readonly onChange: (point: Point | undefined) => void;
}

/** Chooses a place for the car by name or coordinates: the keyboard's equivalent of a click on the map. */
export function PlaceChoice({ label, point, onChange }: PlaceChoiceProps) {
  return (
    <form className="rounded-xl border border-line bg-raised" onSubmit={(event) => event.preventDefault()}>
      <PlaceField end="pickup" label={label} onChange={onChange} point={point} />
    </form>
  );
}
