import { type Connection, keepOpen, type LiveStatus, type Reporter } from "./keep-open";

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
  readonly longestSilenceMs?: number;
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
    open: (reporter) => open(live, lastEventId, heard, reporter),
    onStatus: live.onStatus,
    isKeptWhileHidden: false,
  });
}

type Heard = (event: MessageEvent<string>) => void;

function open<Events>(live: Live<Events>, lastEventId: string, heard: Heard, reporter: Reporter): Connection {
  const source = new EventSource(after(live.path, lastEventId));
  const silence = watch(live.longestSilenceMs, reporter.isLost);
  // Not left to the browser, which comes back for ever without a growing pause, or never after an answer that is no stream.
  source.onerror = reporter.isLost;
  source.onopen = () => {
    silence.broken();
    reporter.isLive();
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
