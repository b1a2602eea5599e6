import { MapFrame } from "@/ridehailing/map/map-frame";
import { colour, type MapTheme } from "@/ridehailing/map/map-theme";
import { useMap } from "@/ridehailing/map/use-map";
import { BoardLegend } from "./board-legend";
import { CellCard } from "./cell-card";
import type { CityStore } from "./model/city-store";
import { surgeExpression } from "./model/surge";
import type { Bounds } from "./model/viewport";
import { useInspectedCell } from "./use-inspected-cell";
import { useSurge } from "./use-surge";
import { useTraffic } from "./use-traffic";
import { useViewport } from "./use-viewport";

/** The map of the live board: the cells by their surge. */
const BOARD_MAP_THEME: MapTheme = {
  label:
    "Map of New York, live. Arrow keys move it, plus and minus zoom; the cell in its middle is described beside it.",
  sources: {},
  cellColour: () => surgeExpression(colour) as never,
  layers: () => [],
};

interface BoardMapProps {
  readonly store: CityStore;
  readonly styleUrl: string | undefined;
  /** Called with the visible part of the city; undefined for the whole city. */
  readonly onViewport: (viewport: Bounds | undefined) => void;
}

/** The city as it is now: cells coloured by surge, moving drivers, rides as arcs. */
export function BoardMap({ store, styleUrl, onViewport }: BoardMapProps) {
  const opened = useMap(BOARD_MAP_THEME, styleUrl);
  const { map } = opened;
  const inspected = useInspectedCell(map);
  useSurge(map, store);
  useTraffic(map, store);
  useViewport(map, onViewport);

  return (
    <MapFrame hint="The figures and the last events are still beside it." opened={opened} picks={false}>
      <div className="pointer-events-none md:absolute md:right-4 md:bottom-4 md:flex md:w-60 md:flex-col-reverse md:gap-3">
        <BoardLegend />
        <CellCard inspected={inspected} store={store} />
      </div>
    </MapFrame>
  );
}
