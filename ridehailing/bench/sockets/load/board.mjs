// Boards that watch the whole city. The first is read and timed; the others only cost the server what a board costs.
import { now } from "./clock.mjs";
import { listen } from "./sse.mjs";

/** Opens the boards and notifies the fleet of each driver that the first one shows. */
export class Boards {
  #close = [];
  #tally;

  constructor(tally) {
    this.#tally = tally;
  }

  /** Resolves once each has its first event. */
  open(url, count, fleet) {
    const address = `${url}/api/v1/city/live`;
    const opened = Array.from({ length: count }, (_, index) => this.#openOne(address, index === 0 ? fleet : undefined));
    return Promise.all(opened);
  }

  close() {
    for (const close of this.#close) close();
  }

  #openOne(address, fleet) {
    return new Promise((resolve) => {
      const onEvent = (event, text) => {
        resolve();
        if (fleet) this.#read(event, text, fleet);
      };
      const ended = (reason) => {
        resolve();
        this.#tally.add("boardsCutOff", reason);
      };
      this.#close.push(listen(address, onEvent, ended));
    });
  }

  #read(event, text, fleet) {
    this.#tally.add("boardEvents", event);
    if (event !== "drivers") return;
    const at = now();
    for (const shown of JSON.parse(text).moved) fleet.shown(shown, at);
  }
}
