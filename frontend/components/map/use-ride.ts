import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import { arc } from "@/lib/arc";
import type { Quote } from "@/lib/gateway/types";
import type { Ends } from "@/lib/trip-url";
import { ridePadding } from "./padding";

const MOVE_MS = 700;

/** Draws the ride as a line between its ends; once it is priced, marks the cells of its ends and brings it into view. */
export function useRide(map: MapLibre | undefined, { pickup, dropoff }: Ends, quote: Quote | undefined): void {
  const framed = useRef("");

  useEffect(() => {
    const line = pickup && dropoff ? [arc(pickup, dropoff)] : [];
    map?.getSource<GeoJSONSource>("ride")?.setData({ type: "MultiLineString", coordinates: line });
  }, [map, pickup, dropoff]);

  useMarkedCells(map, quote?.pickup.cell, quote?.dropoff.cell);

  useEffect(() => {
    const line = quote ? arc(quote.pickup, quote.dropoff) : [];
    if (map === undefined || line.length === 0 || framed.current === String(line)) return;
    framed.current = String(line);
    bringIntoView(map, line);
  }, [map, quote]);
}

/** Both in one effect: the ends may share a cell, which must stay marked when one of them moves. */
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

function bringIntoView(map: MapLibre, line: readonly [number, number][]): void {
  map.fitBounds(boundsOf(line), {
    padding: ridePadding(map.getContainer()),
    maxZoom: 14,
    animate: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    duration: MOVE_MS,
  });
}

function boundsOf(line: readonly [number, number][]): [number, number, number, number] {
  const lngs = line.map(([lng]) => lng);
  const lats = line.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
