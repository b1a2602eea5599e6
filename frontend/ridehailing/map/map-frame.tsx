import type { ReactNode } from "react";
import type { OpenedMap } from "./use-map";

interface MapFrameProps {
  readonly opened: OpenedMap;
  /** Whether a click picks a point. */
  readonly picks: boolean;
  /** What the reader can do instead in a browser that cannot draw the map. */
  readonly hint: string;
  /** What lies on the map. */
  readonly children: ReactNode;
}

/** The place of a map, or an explanation in a browser that cannot draw it. */
export function MapFrame({ opened: { frame, map, isMissing }, picks, hint, children }: MapFrameProps) {
  if (isMissing) {
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
  return (
    <>
      <div className="h-full w-full" data-picks={picks} data-ready={map !== undefined} data-testid="map" ref={frame} />
      {children}
    </>
  );
}
