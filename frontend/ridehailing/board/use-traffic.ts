import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import { useThemeKey } from "@/platform/ui/theme-provider";
import type { CityStore } from "./model/city-store";
import { TrafficCanvas } from "./traffic/traffic-canvas";

/** Draws drivers and rides above the map: in every frame while something moves, otherwise not at all. */
export function useTraffic(map: MapLibre | undefined, store: CityStore): void {
  const themeKey = useThemeKey();
  const canvas = useRef<TrafficCanvas>(undefined);

  useEffect(() => {
    if (map === undefined) return;
    const drawn = new TrafficCanvas(map);
    canvas.current = drawn;
    const end = animated(drawn, map, store);
    return () => {
      end();
      canvas.current = undefined;
      drawn.remove();
    };
  }, [map, store]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key means new colours in the style sheet
  useEffect(() => {
    canvas.current?.recolour();
    map?.triggerRepaint();
  }, [map, themeKey]);
}

/** Draws the canvas whenever the store or the map changes; returns a function that ends that. */
function animated(canvas: TrafficCanvas, map: MapLibre, store: CityStore): () => void {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const shown = () => (still.matches ? Number.POSITIVE_INFINITY : performance.now());
  let frame = 0;
  const draw = () => {
    frame = 0;
    const now = shown();
    canvas.draw(store.traffic, now);
    if (store.traffic.isMoving(now)) wake();
  };
  const wake = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const withMap = map.on("render", () => canvas.draw(store.traffic, shown()));
  const stopHearing = store.onDrawn(wake);
  still.addEventListener("change", wake);
  wake();
  return () => {
    cancelAnimationFrame(frame);
    withMap.unsubscribe();
    stopHearing();
    still.removeEventListener("change", wake);
  };
}
