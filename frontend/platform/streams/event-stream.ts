import { type Connection, type ConnectionListener, keepOpen, type LiveStatus } from "./keep-open";
import { silenceTimer } from "./silence-timer";

interface EventStreamOptions<Events> {
  /** The stream's path, with its query if it has one. */
  readonly path: string;
  /** The handler of each event, by the event's name; other events are ignored. */
  readonly on: { readonly [Name in keyof Events]: (data: Events[Name]) => void };
  readonly onStatus: (status: LiveStatus) => void;
  /** The last event that is known already: the stream starts after it. */
  readonly lastEventId?: string;
  /** Called with the id of each event, for a caller that continues with another stream. */
  readonly onEventId?: (id: string) => void;
  /** The stream is lost when it is silent for longer, in milliseconds; undefined for a stream that may be silent. */
  readonly maxSilenceMs?: number;
}

/**
 * Receives server-sent events until it is closed. A lost stream resumes after the last event's id, so that no event
 * with an id is missed or repeated. There is no connection while the tab is hidden.
 */
export function openEventStream<Events>(options: EventStreamOptions<Events>): Connection {
  let lastEventId = options.lastEventId ?? "";
  const open = ({ onLive, onLost }: ConnectionListener): Connection => {
    const source = new EventSource(pathAfter(options.path, lastEventId));
    const silence = silenceTimer(options.maxSilenceMs, onLost);
    // The browser's own reconnecting has no growing delay, and ends for good after a response that is no stream.
    source.onerror = onLost;
    source.onopen = () => {
      silence.reset();
      onLive();
    };
    for (const name of Object.keys(options.on) as (keyof Events & string)[]) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        silence.reset();
        lastEventId = event.lastEventId || lastEventId;
        options.onEventId?.(lastEventId);
        options.on[name](JSON.parse(event.data));
      });
    }
    return {
      close: () => {
        silence.cancel();
        source.close();
      },
    };
  };
  return keepOpen({ open, onStatus: options.onStatus, isOpenWhileHidden: false });
}

/** A page cannot set the `Last-Event-ID` header of a new EventSource, so the id goes into the query. */
function pathAfter(path: string, lastEventId: string): string {
  if (lastEventId === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}lastEventId=${encodeURIComponent(lastEventId)}`;
}
