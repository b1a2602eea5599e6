import { useEffect, useRef, useState } from "react";
import type { CityStore } from "@/lib/board/city-store";
import type { Bounds } from "@/lib/board/viewport";
import type { LiveStatus } from "@/lib/gateway/keep-open";
import { listen } from "@/lib/gateway/live";
import type { CityStream } from "@/lib/gateway/types";

const STREAM = "/api/v1/city/live";
const LONGEST_SILENCE_MS = 12_000; // rates come every second

/** Fills the store from the city's stream, of that part of the city where one is given, for as long as the tab is looked at. */
export function useCityStream(store: CityStore, viewport: Bounds | undefined): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const lastEventId = useRef("");
  useEffect(() => {
    const connection = listen<CityStream>({
      path: viewport ? `${STREAM}?viewport=${queryOf(viewport)}` : STREAM,
      lastEventId: lastEventId.current,
      longestSilenceMs: LONGEST_SILENCE_MS,
      on: {
        snapshot: (message) => store.apply("snapshot", message),
        pulse: (message) => store.apply("pulse", message),
        drivers: (message) => store.apply("drivers", message),
        ride: (message) => store.apply("ride", message),
        rates: (message) => store.apply("rates", message),
      },
      onStatus: setStatus,
      onEventId: (id) => {
        lastEventId.current = id;
      },
    });
    return () => connection.close();
  }, [store, viewport]);
  return status;
}

function queryOf({ west, south, east, north }: Bounds): string {
  return [west, south, east, north].join(",");
}
