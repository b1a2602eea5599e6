import { PACES, type Pace } from "./use-travel";

interface PaceChoiceProps {
  readonly pace: Pace;
  readonly onChange: (pace: Pace) => void;
}

/** How fast the car drives. */
export function PaceChoice({ pace, onChange }: PaceChoiceProps) {
  return (
    <fieldset className="flex items-center gap-3">
      <legend className="float-left mr-auto text-muted">Speed</legend>
      <div className="flex rounded-lg border border-line bg-raised p-0.5">
        {PACES.map((each) => (
          <label className="segment" key={each}>
            <input
              checked={each === pace}
              className="sr-only"
              name="pace"
              onChange={() => onChange(each)}
              type="radio"
              value={each}
            />
            {each === 1 ? "30 km/h" : `×${each}`}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
