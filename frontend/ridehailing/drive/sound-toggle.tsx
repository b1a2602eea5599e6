import type { DriverSession } from "./use-driver-session";

/** Turns the sound for offers on and off. */
export function SoundToggle({ session: { isSounding, setSounding } }: { readonly session: DriverSession }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="text-muted" id="sound">
        Sound for offers
      </p>
      <button
        aria-labelledby="sound"
        aria-pressed={isSounding}
        className="button-quiet gap-2"
        onClick={() => setSounding(!isSounding)}
        type="button"
      >
        <Speaker isOn={isSounding} /> {isSounding ? "On" : "Off"}
      </button>
    </div>
  );
}

function Speaker({ isOn }: { readonly isOn: boolean }) {
  return (
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
  );
}
