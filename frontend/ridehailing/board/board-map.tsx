import { useRef } from "react";
import { MapMissing } from "@/ridehailing/map/map-missing";
import { useMap } from "@/ridehailing/map/use-map";
import { BoardLegend } from "./board-legend";
import { BOARD_MAP_THEME } from "./board-map-theme";
import { CellCard } from "./cell-card";
import type { CityStore } from "./model/city-store";
import type { Bounds } from "./model/viewport";
import { useInspectedCell } from "./use-inspected-cell";
import { useSurge } from "./use-surge";
import { useTraffic } from "./use-traffic";
import { useViewport } from "./use-viewport";

interface BoardMapProps {
  readonly store: CityStore;
  readonly styleUrl: string | undefined;
  /** The map reads the theme's colours again when this changes. */
  readonly themeKey: string;
  /** Called with the visible part of the city; undefined for the whole city. */
  readonly onViewport: (viewport: Bounds | undefined) => void;
}

/** The city as it is now: cells coloured by surge, moving drivers, rides as arcs. */
export function BoardMap({ store, styleUrl, themeKey, onViewport }: BoardMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { map, isMissing } = useMap(frame, { mapTheme: BOARD_MAP_THEME, styleUrl, themeKey });
  const inspected = useInspectedCell(map);
  useSurge(map, store);
  useTraffic(map, store, themeKey);
  useViewport(map, onViewport);

  if (isMissing) return <MapMissing hint="The figures and the last events are still beside it." />;
  return (
    <>
      <div className="h-full w-full" data-picks={false} data-ready={map !== undefined} data-testid="map" ref={frame} />
      <div className="pointer-events-none md:absolute md:right-4 md:bottom-4 md:flex md:w-60 md:flex-col-reverse md:gap-3">
        <BoardLegend />
        <CellCard inspected={inspected} store={store} />
      </div>
    </>
  );
}
