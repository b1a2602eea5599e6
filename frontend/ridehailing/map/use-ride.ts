import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { Quote } from "@/ridehailing/api/types";
import { arc } from "@/ridehailing/places/arc";
import type { Ends } from "@/ridehailing/places/trip-url";
import { fitLine } from "./fit-line";

/** A ride whose ends have cells, because it is priced or requested. */
export type CellRide = Pick<Quote, "pickup" | "dropoff">;

/** Draws the ride as a line between its ends; once their cells are known, marks them and brings the ride into view. */
export function useRide(map: MapLibre | undefined, { pickup, dropoff }: Ends, ride: CellRide | undefined): void {
  const framed = useRef("");

  useEffect(() => {
    const line = pickup && dropoff ? [arc(pickup, dropoff)] : [];
    map?.getSource<GeoJSONSource>("ride")?.setData({ type: "MultiLineString", coordinates: line });
  }, [map, pickup, dropoff]);

  useMarkedCells(map, ride?.pickup.cell, ride?.dropoff.cell);

  useEffect(() => {
    const line = ride ? arc(ride.pickup, ride.dropoff) : [];
    if (map === undefined || line.length === 0 || framed.current === String(line)) return;
    framed.current = String(line);
    fitLine(map, line);
  }, [map, ride]);
}

/** Both ends in one effect: they may share a cell, which must stay marked when one of them moves. */
function useMarkedCells(map: MapLibre | undefined, from: string | undefined, to: string | undefined): void {
  useEffect(() => {
    const cells = [from, to].filter((cell) => cell !== undefined);
    for (const id of cells) map?.setFeatureState({ source: "cells", id }, { isEnd: true });
    return () => {
      if (!map?.getSource("cells")) return;
      for (const id of cells) map.removeFeatureState({ source: "cells", id }, "isEnd");
    };
  }, [map, from, to]);
}
