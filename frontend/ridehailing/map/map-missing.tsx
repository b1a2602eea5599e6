interface MapMissingProps {
  /** What there is instead. */
  readonly hint: string;
}

/** Stands where the map cannot be drawn. */
export function MapMissing({ hint }: MapMissingProps) {
  return (
    <div className="map-missing" role="note">
      <p className="max-w-80">
        <strong className="block text-title">The map cannot be drawn here</strong>
        <span className="mt-1 block text-muted">It needs WebGL 2, which this browser does not offer. {hint}</span>
      </p>
    </div>
  );
}
