// Serves a generated city's live stream as the gateway would, to measure the board and take its pictures.
//   node ridehailing/scripts/fake-city.mjs [--drivers 500] [--rides 60] [--seed 7] [--port 0]
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { FakeCity } from "./fake-city-model.mjs";

const EVERY_MS = 1000;
const PRICING = { pricing: "model", modelVersion: "2026.11-4f2a91c7" };

const text = { type: "string" };
const { values } = parseArgs({ options: { drivers: text, rides: text, seed: text, port: text } });
const { drivers = "500", rides = "60", seed = "7", port = "0" } = values;
const city = new FakeCity({ drivers: Number(drivers), rides: Number(rides), seed: Number(seed) });
const boards = new Set();
let cursor = 0;

setInterval(tick, EVERY_MS);
const server = createServer(onRequest).listen(Number(port), "127.0.0.1", () => {
  console.log(`A made-up city: GATEWAY_URL=http://127.0.0.1:${server.address().port}`);
});

function onRequest(request, response) {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname !== "/api/v1/city/live") {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const board = { response, viewport: url.searchParams.get("viewport")?.split(",").map(Number), shown: new Set() };
  boards.add(board);
  request.on("close", () => boards.delete(board));
  sendSnapshot(board);
}

function sendSnapshot(board) {
  const at = new Date().toISOString();
  const { moved: drivers } = seenBy(board);
  const whole = { at, ...PRICING, cells: city.market(), drivers, rides: city.activeRides(), rates: city.rates(at) };
  send(board, "snapshot", whole, cursor);
}

function tick() {
  const at = new Date().toISOString();
  const events = city.tick();
  const pulse = { at, ...PRICING, cells: city.market() };
  const rates = city.rates(at);
  for (const board of boards) {
    send(board, "pulse", pulse);
    send(board, "drivers", { at, ...seenBy(board) });
    for (const [index, event] of events.entries()) send(board, "ride", { ...event, at }, cursor + index + 1);
    send(board, "rates", rates);
  }
  cursor += events.length;
}

/** The drivers in the board's viewport, and those that left it. */
function seenBy(board) {
  const moved = city.positions().filter((driver) => isIn(board.viewport, driver));
  const shown = new Set(moved.map(({ id }) => id));
  const gone = [...board.shown].filter((id) => !shown.has(id));
  board.shown = shown;
  return { moved, gone };
}

function send({ response }, name, data, id) {
  const line = id === undefined ? "" : `id: ${id}\n`;
  response.write(`event: ${name}\n${line}data: ${JSON.stringify(data)}\n\n`);
}

function isIn(viewport, { lat, lng }) {
  if (viewport === undefined) return true;
  const [west, south, east, north] = viewport;
  return lng >= west && lng <= east && lat >= south && lat <= north;
}
