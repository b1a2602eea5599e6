interface SoundToggleProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Whether an offer is heard. */
export function SoundToggle({ isOn, onChange }: SoundToggleProps) {
  return (
    <button
      aria-label="Sound for offers"
      aria-pressed={isOn}
      className="button-icon shrink-0"
      onClick={() => onChange(!isOn)}
      title={isOn ? "Sound on" : "Sound off"}
      type="button"
    >
      <svg
        aria-hidden="true"
        className="size-4"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.5"
        viewBox="0 0 16 16"
      >
        <path d="M2 6v4h2.5L8 13V3L4.5 6Z" />
        <path d={isOn ? "M10.5 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6.4 6.4 0 0 1 0 9" : "m11 6 4 4m0-4-4 4"} />
      </svg>
    </button>
  );
}
