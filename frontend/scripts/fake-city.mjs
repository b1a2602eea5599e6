// Serves a made-up city's live stream, as the gateway would: for measuring and picturing the board, which asks for nothing else.
//   node scripts/fake-city.mjs [--drivers 500] [--rides 60] [--seed 7] [--port 0]
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { FakeCity } from "./fake-city-life.mjs";

const EVERY_MS = 1000;

/** Starts the city on that port of the loopback, any free one by default; gives the server once it listens. */
export async function startFakeCity({ drivers = 500, rides = 60, seed = 7, port = 0 } = {}) {
  const city = new FakeCity({ drivers, rides, seed });
  const boards = new Set();
  let cursor = 0;
  const timer = setInterval(() => {
    const at = new Date().toISOString();
    const events = city.tick();
    for (const board of boards) {
      const inView = city.positions().filter((driver) => isIn(board.viewport, driver));
      const ids = new Set(inView.map(({ id }) => id));
      const gone = [...board.shown].filter((id) => !ids.has(id));
      board.shown = ids;
      tell(board, "pulse", { at, ...PRICING, cells: city.market() });
      tell(board, "drivers", { at, moved: inView, gone });
      for (const [index, event] of events.entries()) tell(board, "ride", { ...event, at }, cursor + index);
      tell(board, "rates", city.rates(at));
    }
    cursor += events.length;
  }, EVERY_MS);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname !== "/api/v1/city/live") return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    const board = { response, viewport: url.searchParams.get("viewport")?.split(",").map(Number), shown: new Set() };
    const positions = city.positions().filter((driver) => isIn(board.viewport, driver));
    board.shown = new Set(positions.map(({ id }) => id));
    const at = new Date().toISOString();
    const snapshot = { at, ...PRICING, cells: city.market(), drivers: positions, rides: city.activeRides() };
    tell(board, "snapshot", { ...snapshot, rates: city.rates(at) }, cursor);
    boards.add(board);
    request.on("close", () => boards.delete(board));
  });
  server.on("close", () => clearInterval(timer));
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

const PRICING = { pricing: "model", modelVersion: "2026.11-4f2a91c7" };

function tell({ response }, name, data, id) {
  const line = id === undefined ? "" : `id: ${id}\n`;
  response.write(`event: ${name}\n${line}data: ${JSON.stringify(data)}\n\n`);
}

function isIn(viewport, { lat, lng }) {
  if (viewport === undefined) return true;
  const [west, south, east, north] = viewport;
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const text = { type: "string" };
  const { values } = parseArgs({ options: { drivers: text, rides: text, seed: text, port: text } });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  const server = await startFakeCity(numbers);
  console.log(`A made-up city: GATEWAY_URL=http://127.0.0.1:${server.address().port}`);
}
