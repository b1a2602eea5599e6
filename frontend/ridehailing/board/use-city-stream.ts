import { useEffect, useRef, useState } from "react";
import { openEventStream } from "@/platform/streams/event-stream";
import type { LiveStatus } from "@/platform/streams/keep-open";
import type { CityStream } from "@/ridehailing/api/types";
import type { CityStore } from "./model/city-store";
import type { Bounds } from "./model/viewport";

const STREAM = "/api/v1/city/live";
const MAX_SILENCE_MS = 12_000; // rates come every second

/** Fills the store from the city's stream while the tab is visible; limited to the viewport when there is one. */
export function useCityStream(store: CityStore, viewport: Bounds | undefined): LiveStatus {
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const lastEventId = useRef("");
  useEffect(() => {
    const connection = openEventStream<CityStream>({
      path: viewport ? `${STREAM}?viewport=${queryOf(viewport)}` : STREAM,
      lastEventId: lastEventId.current,
      maxSilenceMs: MAX_SILENCE_MS,
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
