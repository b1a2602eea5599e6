// A person who requests rides at a steady pace, times how long a driver takes to accept, and then cancels.
import { randomPlaceOnLand } from "./places.mjs";
import { follow } from "./stream.mjs";

const REQUEST_TIMEOUT_MILLIS = 10_000;
// The gateway searches for two minutes; then it reports that there is no driver.
const MAX_WAIT_MILLIS = 130_000;
const MAX_RANDOM_POINTS = 50;
const OVER = new Set(["unfulfilled", "cancelled", "completed"]);

async function post(url, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLIS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${new URL(url).pathname}: status ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** Requests rides one by one; each may still wait when the next one is requested. */
export class Person {
  /** The outcome of each request: `{at, from, pickup, inReach, outcome, millis}`; `millis` until a driver accepted. */
  requests = [];
  /** Random points that had no free driver within reach: no ride was requested there. */
  beyondReach = 0;
  rideIds = new Set();
  waiting = 0;
  #url;
  #trips;
  #inReach;
  #maxWait;

  /** `inReach(point)` is whether the search would find a free driver now. */
  constructor(url, { trips, inReach, maxWaitMillis = MAX_WAIT_MILLIS }) {
    this.#url = url;
    this.#trips = trips;
    this.#inReach = inReach;
    this.#maxWait = maxWaitMillis;
  }

  /** Requests the next ride; resolves once it is over. Never fails: a failure is the outcome of the request. */
  async request() {
    const { from, pickup, dropoff } = this.#trips.next(() => this.#randomPointInReach());
    if (!pickup) return;
    const request = { at: new Date().toISOString(), from, pickup, inReach: this.#inReach(pickup) };
    this.requests.push(request);
    this.waiting++;
    try {
      Object.assign(request, await this.#ride(pickup, dropoff));
    } catch (error) {
      request.outcome = `failed: ${error.message}`;
    } finally {
      this.waiting--;
    }
  }

  #randomPointInReach() {
    for (let left = MAX_RANDOM_POINTS; left > 0; left--) {
      const point = randomPlaceOnLand();
      if (this.#inReach(point)) return point;
      this.beyondReach++;
    }
    return undefined;
  }

  async #ride(pickup, dropoff) {
    const quote = await post(`${this.#url}/api/v1/quotes`, { pickup, dropoff });
    const requested = performance.now();
    const { id } = await post(`${this.#url}/api/v1/rides`, { quoteId: quote.id });
    this.rideIds.add(id);
    const outcome = await this.#outcome(id);
    const millis = performance.now() - requested;
    if (!OVER.has(outcome)) await post(`${this.#url}/api/v1/rides/${id}/cancel`);
    return { outcome, millis };
  }

  /** The state that ends the wait: accepted, one that ends the ride, or `gave up`. */
  #outcome(id) {
    return new Promise((resolve) => {
      const finish = (outcome) => {
        close();
        clearTimeout(timeout);
        resolve(outcome);
      };
      const timeout = setTimeout(() => finish("gave up"), this.#maxWait);
      const close = follow(`${this.#url}/api/v1/rides/${id}/events`, {
        onEvent: (event, text) => {
          if (event !== "ride") return;
          const { state } = JSON.parse(text);
          if (state === "accepted" || OVER.has(state)) finish(state);
        },
      });
    });
  }
}

/** The figures of requests: how many, the share that a driver accepted within that time, the maximum wait. */
export function personFigures(requests, withinMillis) {
  const within = requests.filter(({ outcome, millis }) => outcome === "accepted" && millis <= withinMillis).length;
  return {
    requests: requests.length,
    within,
    withinShare: within / requests.length,
    longestMillis: Math.max(...requests.map(({ millis }) => millis ?? 0)),
    failed: requests.filter(({ outcome }) => outcome?.startsWith("failed")).length,
  };
}
