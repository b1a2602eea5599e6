interface MapMissingProps {
  /** What the reader can do instead. */
  readonly hint: string;
}

/** Replaces the map in a browser that cannot draw it. */
export function MapMissing({ hint }: MapMissingProps) {
  return (
    <div
      className="absolute inset-[0_0_var(--covered-bottom)_var(--covered-left)] grid place-content-center p-8 text-center"
      role="note"
    >
      <p className="max-w-80">
        <strong className="block text-title">The map cannot be drawn here</strong>
        <span className="mt-1 block text-muted">It needs WebGL 2, which this browser does not offer. {hint}</span>
      </p>
    </div>
  );
}
