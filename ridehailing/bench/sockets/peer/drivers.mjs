// The peer's end of the drivers' sockets: the same messages as the gateway's, everything in memory.
import { WebSocketServer } from "ws";

const PING_MILLIS = 10_000;
const SILENCE_MILLIS = 25_000;
const MAX_MESSAGE_BYTES = 4096;
const MAX_QUEUED_BYTES = 64 * 1024;
const PING = JSON.stringify({ type: "ping" });

/** One connected driver. */
class Driver {
  lat = undefined;
  lng = undefined;
  busy = false;
  ride = undefined;
  #socket;
  #moved;

  constructor(id, socket, moved, now) {
    this.id = id;
    this.#socket = socket;
    this.#moved = moved;
    this.lastMessageAt = now;
    this.pingAt = now + PING_MILLIS;
  }

  /** Notifies the boards, at their next tick. */
  changed() {
    if (this.lat !== undefined) this.#moved.add(this);
  }

  send(message) {
    this.sendText(JSON.stringify(message));
  }

  sendText(text) {
    if (this.#socket.bufferedAmount > MAX_QUEUED_BYTES) this.#socket.close(4002);
    else this.#socket.send(text);
  }

  tick(now) {
    if (now - this.lastMessageAt > SILENCE_MILLIS) this.#socket.close(4000);
    else if (now >= this.pingAt) {
      this.pingAt += PING_MILLIS;
      this.sendText(PING);
    }
  }

  supersede() {
    this.#socket.close(4001);
  }
}

/** Every connected driver by id. */
export class Drivers extends Map {
  /** Who moved, or became free or busy, since the boards' last tick. */
  moved = new Set();
  /** The ids of those who went since then. */
  gone = new Set();
  #server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });

  /** @param rides set once: what they accept and drive */
  rides = undefined;

  upgrade(id, request, socket, head) {
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#welcome(id, accepted));
  }

  tick() {
    const now = Date.now();
    for (const driver of this.values()) driver.tick(now);
  }

  #welcome(id, socket) {
    this.get(id)?.supersede();
    const driver = new Driver(id, socket, this.moved, Date.now());
    this.set(id, driver);
    this.gone.delete(id);
    socket.on("message", (data) => this.#onMessage(driver, data));
    socket.on("close", () => this.#left(driver));
    socket.on("error", () => {});
    driver.send({ type: "welcome", protocolVersion: 1, driverId: id, resumed: false, ride: null, pingIntervalSeconds: 10 });
  }

  #left(driver) {
    if (this.get(driver.id) !== driver) return;
    this.delete(driver.id);
    this.moved.delete(driver);
    this.gone.add(driver.id);
    this.rides.lost(driver);
    this.moved.delete(driver);
  }

  #onMessage(driver, data) {
    driver.lastMessageAt = Date.now();
    const problem = this.#handled(driver, data) ? undefined : "message-invalid";
    if (problem) driver.send({ type: "error", problem: { type: `/problems/${problem}`, title: problem, status: 400 } });
  }

  #handled(driver, data) {
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return false;
    }
    switch (message?.type) {
      case "pong":
        return true;
      case "position":
        return this.#position(driver, message);
      case "accept":
        return this.rides.accept(driver, message.offerId);
      case "decline":
        return this.rides.decline(driver, message.offerId);
      case "progress":
        return this.rides.progress(driver, message.rideId, message.state);
      default:
        return false;
    }
  }

  #position(driver, { lat, lng }) {
    if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) return false;
    driver.lat = lat;
    driver.lng = lng;
    driver.changed();
    return true;
  }
}
