import { type Connection, type ConnectionListener, keepOpen, type LiveStatus } from "./keep-open";

interface Live<Events> {
  /** The stream's path, with its query where it has one. */
  readonly path: string;
  /** What to do with each event, by its name; events of other names are passed over. */
  readonly on: { readonly [Name in keyof Events]: (data: Events[Name]) => void };
  readonly onStatus: (status: LiveStatus) => void;
  /** The last event that is known already, where one is: those after it are heard. */
  readonly lastEventId?: string;
  /** Told each event's id, for who will go on with another stream after it. */
  readonly onEventId?: (id: string) => void;
  /** The longest silence, in milliseconds, of a stream that is never silent for longer while it works. */
  readonly maxSilenceMs?: number;
}

/**
 * Hears a stream of server-sent events until it is closed. When it is lost it comes back after the last event's id, so that
 * events with an id are missed or repeated never. While the tab is hidden there is no connection.
 */
export function listen<Events>(live: Live<Events>): Connection {
  let lastEventId = live.lastEventId ?? "";
  const heard = (event: MessageEvent<string>) => {
    lastEventId = event.lastEventId || lastEventId;
    live.onEventId?.(lastEventId);
  };
  return keepOpen({
    open: (listener) => open(live, lastEventId, heard, listener),
    onStatus: live.onStatus,
    isOpenWhileHidden: false,
  });
}

type Heard = (event: MessageEvent<string>) => void;

function open<Events>(live: Live<Events>, lastEventId: string, heard: Heard, listener: ConnectionListener): Connection {
  const source = new EventSource(after(live.path, lastEventId));
  const silence = watch(live.maxSilenceMs, listener.onLost);
  // Not left to the browser, which comes back for ever without a growing pause, or never after an answer that is no stream.
  source.onerror = listener.onLost;
  source.onopen = () => {
    silence.broken();
    listener.onLive();
  };
  for (const name of Object.keys(live.on) as (keyof Events & string)[]) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      silence.broken();
      heard(event);
      live.on[name](JSON.parse(event.data));
    });
  }
  return {
    close: () => {
      silence.end();
      source.close();
    },
  };
}

/** A page's first EventSource cannot set the `Last-Event-ID` header, so the id goes into the query. */
function after(path: string, lastEventId: string): string {
  if (lastEventId === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}lastEventId=${encodeURIComponent(lastEventId)}`;
}

interface Silence {
  readonly broken: () => void;
  readonly end: () => void;
}

/** Tells when nothing was heard for too long; never where no length is given. */
export function watch(longestMs: number | undefined, onTooLong: () => void): Silence {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => clearTimeout(timer);
  const broken = () => {
    end();
    if (longestMs !== undefined) timer = setTimeout(onTooLong, longestMs);
  };
  return { broken, end };
}
