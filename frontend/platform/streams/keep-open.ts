/** The status of a connection that is kept open. */
export type LiveStatus = "connecting" | "live" | "lost";

/** One connection; its changes go to the listener that it was opened with. */
export interface Connection {
  readonly close: () => void;
}

/** Called by an open connection when its status changes; calls after `close` have no effect. */
export interface ConnectionListener {
  readonly onLive: () => void;
  readonly onLost: () => void;
}

interface KeepOpenOptions {
  readonly open: (listener: ConnectionListener) => Connection;
  readonly onStatus: (status: LiveStatus) => void;
  /** Whether it stays open in a hidden tab; otherwise it closes there, and opens again when the tab is shown. */
  readonly isOpenWhileHidden: boolean;
}

const OPEN_TIMEOUT_MS = 10_000;
const MIN_RETRY_DELAY_MS = 500;
const MAX_RETRY_DELAY_MS = 5000;

/** Opens a connection, and again whenever it is lost: after a growing delay, at once when the network is back. */
export function keepOpen(options: KeepOpenOptions): Connection {
  const kept = new KeptConnection(options);
  const changes = new AbortController();
  const { signal } = changes;
  addEventListener("online", () => kept.retryNow(), { signal });
  addEventListener("offline", () => kept.lose(), { signal });
  if (!options.isOpenWhileHidden)
    document.addEventListener("visibilitychange", () => kept.updateVisibility(), { signal });
  kept.updateVisibility();
  return {
    close: () => {
      changes.abort();
      kept.close();
    },
  };
}

/** The delay before the next attempt, half of it random: clients of a lost gateway must not return together. */
export function retryDelayMs(failures: number): number {
  const delay = Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * 2 ** failures);
  return delay / 2 + (Math.random() * delay) / 2;
}

class KeptConnection {
  readonly #options: KeepOpenOptions;
  #connection: Connection | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: KeepOpenOptions) {
    this.#options = options;
  }

  /** Opens or closes, depending on whether the tab is visible. */
  updateVisibility(): void {
    const isVisible = this.#options.isOpenWhileHidden || document.visibilityState === "visible";
    if (!isVisible) this.close();
    else if (this.#connection === undefined) this.#open("connecting");
  }

  /** Ends the delay, if one is running. */
  retryNow(): void {
    if (this.#connection === undefined && this.#timer !== undefined) this.#open();
  }

  /** Gives up the connection, and opens another one after a delay. */
  lose(): void {
    if (this.#connection === undefined) return;
    this.close();
    this.#options.onStatus("lost");
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
    if (status) this.#options.onStatus(status);
    const whileOpen = (notify: () => void) => () => {
      if (this.#connection === connection) notify();
    };
    const connection: Connection = this.#options.open({
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
    this.#options.onStatus("live");
  }
}
