"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { SiteHeader } from "@/platform/ui/site-header";
import type { Theme } from "@/platform/ui/theme";
import { useDarkScheme } from "@/platform/ui/use-dark-scheme";
import { BoardPanel } from "./board-panel";
import { CityStore } from "./model/city-store";
import type { Bounds } from "./model/viewport";
import { useCityStream } from "./use-city-stream";

const BoardMap = dynamic(() => import("./board-map").then((module) => module.BoardMap), { ssr: false });

interface CityBoardProps {
  readonly mapStyleUrl: string | undefined;
  readonly initialTheme: Theme;
}

/** The live board: a map of the city now, its figures, and the last events in words. */
export function CityBoard({ mapStyleUrl, initialTheme }: CityBoardProps) {
  const [store] = useState(() => new CityStore());
  const [viewport, setViewport] = useState<Bounds>();
  const [theme, setTheme] = useState(initialTheme);
  const isSystemDark = useDarkScheme();
  const status = useCityStream(store, viewport);
  useEffect(() => () => store.close(), [store]);

  return (
    <main>
      <h1 className="sr-only">New York, live</h1>
      <div className="desk-map">
        <BoardMap onViewport={setViewport} store={store} styleUrl={mapStyleUrl} themeKey={`${theme} ${isSystemDark}`} />
      </div>
      <div className="desk-panel board-panel">
        <SiteHeader onTheme={setTheme} theme={theme} />
        <BoardPanel status={status} store={store} />
      </div>
    </main>
  );
}
