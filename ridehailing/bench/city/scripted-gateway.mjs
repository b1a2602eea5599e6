// A gateway for the tests of this folder: it sends the responses and events that a test scripts.
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const RIDE_PATH = /^\/api\/v1\/rides\/([^/]+)\/(events|cancel)$/;

/** The text of a server-sent event. */
export const sse = (event, data, id) =>
  `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;

/**
 * Starts it on a free port. `onFollow(rideId, stream, lastEventId)` writes a ride's stream; `status` is the HTTP
 * status of each request for a ride.
 */
export async function startScriptedGateway({ onFollow = () => {}, status = 201 } = {}) {
  const calls = { quotes: [], cancelled: [], boards: [] };
  const boards = new Set();
  let rides = 0;

  const respond = (response, code, body) =>
    response.writeHead(code, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  const openStream = (response) => response.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();

  async function handle(request, response) {
    let body = "";
    for await (const chunk of request) body += chunk;
    const lastEventId = request.headers["last-event-id"];
    const [, rideId, what] = RIDE_PATH.exec(request.url) ?? [];
    if (request.url === "/api/v1/city/live") {
      openStream(response);
      calls.boards.push(lastEventId);
      boards.add(response);
      response.on("close", () => boards.delete(response));
    } else if (request.url === "/api/v1/quotes") {
      calls.quotes.push(JSON.parse(body));
      respond(response, 201, { id: `quote-${calls.quotes.length}` });
    } else if (request.url === "/api/v1/rides") {
      respond(response, status, { id: `ride-${++rides}` });
    } else if (what === "cancel") {
      calls.cancelled.push(rideId);
      respond(response, 200, {});
    } else {
      openStream(response);
      await onFollow(rideId, response, lastEventId);
    }
  }

  const server = createServer(handle);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    calls,
    /** Sends an event to every board. */
    send(...event) {
      for (const board of boards) board.write(sse(...event));
    },
    cutOffBoards() {
      for (const board of boards) board.destroy();
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Waits until the condition holds; fails after five seconds. */
export async function eventually(condition) {
  for (const deadline = Date.now() + 5000; !condition(); await pause(5)) {
    if (Date.now() > deadline) throw new Error(`Not within 5 s: ${condition}`);
  }
}
