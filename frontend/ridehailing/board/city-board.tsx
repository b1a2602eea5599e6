"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Desk } from "@/ridehailing/ui/desk";
import { BoardPanel } from "./board-panel";
import { CityStore } from "./model/city-store";
import type { Bounds } from "./model/viewport";
import { useCityStream } from "./use-city-stream";

const BoardMap = dynamic(() => import("./board-map").then((module) => module.BoardMap), { ssr: false });

/** The live board: a map of the city now, its figures, and the last events in words. */
export function CityBoard({ mapStyleUrl }: { readonly mapStyleUrl: string | undefined }) {
  const [store] = useState(() => new CityStore());
  const [viewport, setViewport] = useState<Bounds>();
  const status = useCityStream(store, viewport);
  useEffect(() => () => store.close(), [store]);

  return (
    <Desk
      map={<BoardMap onViewport={setViewport} store={store} styleUrl={mapStyleUrl} />}
      panelClass="flex flex-col gap-4 md:bottom-4"
      title="New York, live"
    >
      <BoardPanel status={status} store={store} />
    </Desk>
  );
}
