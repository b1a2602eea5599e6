// Riders at a steady rate: a quote, a ride, and its stream until it ends.
import { Agent, request } from "node:http";
import { randomRide } from "../../rides.mjs";
import { Durations, now } from "./clock.mjs";
import { pace } from "./pacer.mjs";
import { listen } from "./sse.mjs";

const ENDS = new Set(["completed", "cancelled", "unfulfilled"]);
const TIME_OUT_MILLIS = 30_000;

/** Requests rides and times each until it is accepted. */
export class Riders {
  recording = false;
  toMatch = new Durations();
  quoteTime = new Durations();
  /** Rides that were requested and are not over. */
  underWay = 0;
  #agent = new Agent({ keepAlive: true });
  #close = new Set();
  #tally;
  #url;

  constructor(url, tally) {
    this.#url = url;
    this.#tally = tally;
  }

  /** Starts; returns a function that stops new requests. */
  request(perSecond) {
    return pace(perSecond, () => {
      this.underWay++;
      this.#ride(this.recording).catch((error) => this.#failed(error));
    });
  }

  leave() {
    for (const close of this.#close) close();
    this.#agent.destroy();
  }

  #failed(error) {
    this.underWay--;
    this.#tally.add("requestsFailed", error.code ?? error.message);
  }

  async #ride(counts) {
    const started = now();
    const quote = await this.#post("/api/v1/quotes", randomRide());
    const requested = now();
    if (counts) this.quoteTime.record(requested - started);
    const ride = await this.#post("/api/v1/rides", { quoteId: quote.id });
    if (counts) this.#tally.add("rides", "requested");
    this.#follow(ride.id, requested, counts);
  }

  #follow(id, requested, counts) {
    let over = false;
    const end = (how) => {
      if (over) return;
      over = true;
      this.underWay--;
      close();
      this.#close.delete(close);
      if (counts) this.#tally.add("rides", how);
    };
    const onEvent = (event, text) => {
      if (event !== "ride") return;
      const { state } = JSON.parse(text);
      if (state === "accepted" && counts) this.toMatch.record(now() - requested);
      if (ENDS.has(state)) end(state);
    };
    const close = listen(`${this.#url}/api/v1/rides/${id}/events`, onEvent, (reason) => end(`stream: ${reason}`));
    this.#close.add(close);
  }

  #post(path, body) {
    const options = { method: "POST", agent: this.#agent, timeout: TIME_OUT_MILLIS, headers: { "Content-Type": "application/json" } };
    return new Promise((resolve, reject) => {
      const call = request(this.#url + path, options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => {
          if (response.statusCode === 201) resolve(JSON.parse(text));
          else reject(new Error(`${path}: status ${response.statusCode}`));
        });
        response.on("error", reject);
      });
      call.on("timeout", () => call.destroy(new Error(`${path}: no response in ${TIME_OUT_MILLIS / 1000} s`)));
      call.on("error", reject);
      call.end(JSON.stringify(body));
    });
  }
}
