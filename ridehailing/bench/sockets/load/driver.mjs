// One driver on a socket: circles around a place, responds to offers at once and drives quickly.
import WebSocket from "ws";
import { now } from "./clock.mjs";

const CIRCLE_DEGREES = 0.0015;
const STEPS_IN_CIRCLE = 60;
const DEGREES = 1e6;
const PONG = JSON.stringify({ type: "pong" });
const NEXT = { accepted: "arrived", arrived: "picked_up", picked_up: "completed" };
// An all-zero mask is a valid one, and saves the generator the masking.
const OPTIONS = { perMessageDeflate: false, generateMask: (mask) => mask.fill(0), handshakeTimeout: 30_000 };

/** A driver; the fleet counts the events, decides which offers to decline and how long each part of a ride takes. */
export class Driver {
  /** When the position that no board has shown yet was sent; undefined when there is none. */
  sentAt = undefined;
  #home;
  #declines;
  #tally;
  #stageMillis;
  #step;
  #socket;
  #left = false;
  #lat = 0;
  #lng = 0;

  constructor(id, index, home, { tally, stageSeconds, declines }) {
    this.id = id;
    this.#declines = declines;
    this.#home = home;
    this.#tally = tally;
    this.#stageMillis = stageSeconds * 1000;
    this.#step = index;
  }

  /** Resolves once welcomed. */
  connect(url) {
    this.#socket = new WebSocket(`${url}/api/v1/drivers/${this.id}/socket`, OPTIONS);
    this.#socket.on("error", (error) => this.#tally.add("socketErrors", error.code ?? error.message));
    this.#socket.on("close", (code) => this.#closed(code));
    return new Promise((resolve) => {
      this.#socket.once("close", resolve);
      this.#socket.on("message", (data) => this.#onMessage(JSON.parse(data), resolve));
    });
  }

  get isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends the next position, never equal to the one before. */
  move() {
    const angle = (2 * Math.PI * this.#step++) / STEPS_IN_CIRCLE;
    this.#lat = Math.round((this.#home.lat + CIRCLE_DEGREES * Math.sin(angle)) * DEGREES);
    this.#lng = Math.round((this.#home.lng + CIRCLE_DEGREES * Math.cos(angle)) * DEGREES);
    this.sentAt = now();
    this.#send(`{"type":"position","lat":${this.#lat / DEGREES},"lng":${this.#lng / DEGREES}}`);
  }

  /** Whether this is the position that was sent last. */
  isAt({ lat, lng }) {
    return Math.round(lat * DEGREES) === this.#lat && Math.round(lng * DEGREES) === this.#lng;
  }

  leave() {
    this.#left = true;
    this.#socket.terminate();
  }

  #send(text) {
    if (this.isOpen) this.#socket.send(text);
  }

  #closed(code) {
    if (!this.#left) this.#tally.add("closed", code);
  }

  #onMessage(message, welcomed) {
    switch (message.type) {
      case "ping":
        return this.#send(PONG);
      case "welcome":
        return welcomed();
      case "offer":
        return this.#respond(message);
      case "ride":
        return this.#drive(message);
      case "error":
        return this.#tally.add("errors", message.problem.title);
      case "offer_revoked":
        return this.#tally.add("revoked", message.reason);
    }
  }

  #respond({ offerId }) {
    const type = this.#declines() ? "decline" : "accept";
    this.#tally.add("offers", type);
    this.#send(JSON.stringify({ type, offerId }));
  }

  #drive({ rideId, state }) {
    const next = NEXT[state];
    if (next) setTimeout(() => this.#send(JSON.stringify({ type: "progress", rideId, state: next })), this.#stageMillis);
  }
}
