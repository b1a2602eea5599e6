import { SPEED_FACTORS, type SpeedFactor } from "./use-travel";

interface SpeedChoiceProps {
  readonly speedFactor: SpeedFactor;
  readonly onChange: (speedFactor: SpeedFactor) => void;
}

/** The choice of the car's speed. */
export function SpeedChoice({ speedFactor, onChange }: SpeedChoiceProps) {
  return (
    <fieldset className="flex items-center gap-3">
      <legend className="float-left mr-auto text-muted">Speed</legend>
      <div className="flex rounded-lg border border-line bg-raised p-0.5">
        {SPEED_FACTORS.map((each) => (
          <label className="segment" key={each}>
            <input
              checked={each === speedFactor}
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
