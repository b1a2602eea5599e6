/** How a connection that goes on for ever is doing. */
export type LiveStatus = "connecting" | "live" | "lost";

/** One connection while it lasts; the other side's news go to the `Reporter` it was opened with. */
export interface Connection {
  readonly close: () => void;
}

/** What an open connection says of itself; after it was closed nobody listens any more. */
export interface ConnectionListener {
  readonly onLive: () => void;
  readonly onLost: () => void;
}

interface KeepOpen {
  readonly open: (listener: ConnectionListener) => Connection;
  readonly onStatus: (status: LiveStatus) => void;
  /** Whether it stays open in a tab that nobody looks at; otherwise it is closed there, and opened again when it is shown. */
  readonly isOpenWhileHidden: boolean;
}

const OPEN_TIMEOUT_MS = 10_000;
const MIN_RETRY_DELAY_MS = 500;
const MAX_RETRY_DELAY_MS = 5000;

/** Opens a connection, and again whenever it is lost: after a pause that grows, at once when the network is back. */
export function keepOpen(wanted: KeepOpen): Connection {
  const kept = new KeptConnection(wanted);
  const changes = new AbortController();
  const { signal } = changes;
  addEventListener("online", () => kept.retryNow(), { signal });
  addEventListener("offline", () => kept.lose(), { signal });
  if (!wanted.isOpenWhileHidden) document.addEventListener("visibilitychange", () => kept.look(), { signal });
  kept.look();
  return {
    close: () => {
      changes.abort();
      kept.close();
    },
  };
}

/** Half the pause is certain, the other half chance: those who lost one gateway together do not come back together. */
export function retryDelayMs(failures: number): number {
  const pause = Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * 2 ** failures);
  return pause / 2 + (Math.random() * pause) / 2;
}

class KeptConnection {
  readonly #wanted: KeepOpen;
  #connection: Connection | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(wanted: KeepOpen) {
    this.#wanted = wanted;
  }

  /** Opens or closes as the tab is shown or hidden. */
  look(): void {
    const isSeen = this.#wanted.isOpenWhileHidden || document.visibilityState === "visible";
    if (!isSeen) this.close();
    else if (this.#connection === undefined) this.#open("connecting");
  }

  /** Ends the pause, if there is one. */
  retryNow(): void {
    if (this.#connection === undefined && this.#timer !== undefined) this.#open();
  }

  /** Gives the connection up, and opens another one after a pause. */
  lose(): void {
    if (this.#connection === undefined) return;
    this.close();
    this.#wanted.onStatus("lost");
    this.#timer = setTimeout(() => this.#open(), retryDelayMs(this.#failures++));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  #open(status?: LiveStatus): void {
    this.close();
    if (status) this.#wanted.onStatus(status);
    const whileOpen = (report: () => void) => () => {
      if (this.#connection === connection) report();
    };
    const connection: Connection = this.#wanted.open({
      onLive: whileOpen(() => this.#succeed()),
      onLost: whileOpen(() => this.lose()),
    });
    this.#connection = connection;
    this.#timer = setTimeout(() => this.lose(), OPEN_TIMEOUT_MS);
  }

  #succeed(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#failures = 0;
    this.#wanted.onStatus("live");
  }
}
