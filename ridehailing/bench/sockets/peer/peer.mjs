// A Node server that does the gateway's fan-in and fan-out by the same protocol: positions in, offers out, events to
// boards and riders. It stores nothing, prices by a constant and is one process: a lower bound of the cost of the
// work.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { squareOf } from "./city.mjs";
import { Drivers } from "./drivers.mjs";
import { Rides } from "./rides.mjs";
import { Boards, openRide, tellRider } from "./streams.mjs";

const BOARD_MILLIS = 1000;
const SEARCH_MILLIS = 500;
const DRIVER = /^\/api\/v1\/drivers\/([0-9a-f-]{36})\/socket$/;
const RIDE_EVENTS = /^\/api\/v1\/rides\/([0-9a-f-]{36})\/events$/;
const FARE = { amount: 2000, currency: "USD" };

async function bodyOf(request) {
  let body = "";
  for await (const chunk of request) body += chunk;
  return JSON.parse(body);
}

function respond(response, code, body) {
  response.writeHead(code, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Starts the peer on a free port of the loopback; returns its address and a function that stops it. */
export async function startPeer() {
  const quotes = new Map();
  const demand = new Map();
  const drivers = new Drivers();
  const rides = new Rides(drivers, (ride, event) => {
    tellRider(ride, event);
    boards.ride(ride, event);
  });
  const boards = new Boards(drivers, rides, demand);
  drivers.rides = rides;

  async function postQuote(request, response) {
    const { pickup, dropoff } = await bodyOf(request);
    const quote = { id: randomUUID(), pickup, dropoff, fare: FARE, surge: 1 };
    quotes.set(quote.id, quote);
    demand.set(squareOf(pickup), (demand.get(squareOf(pickup)) ?? 0) + 1);
    respond(response, 201, quote);
  }

  async function postRide(request, response) {
    const { quoteId } = await bodyOf(request);
    const quote = quotes.get(quoteId);
    if (!quote) return respond(response, 400, { title: "No such quote" });
    quotes.delete(quoteId);
    const { id, state, pickup, dropoff, fare } = rides.request(quote);
    respond(response, 201, { id, quoteId, state, pickup, dropoff, fare });
  }

  function handle(request, response) {
    const { method, url } = request;
    if (method === "POST" && url === "/api/v1/quotes") return postQuote(request, response);
    if (method === "GET" && url.startsWith("/api/v1/quotes")) return respond(response, 200, { items: [] });
    if (method === "POST" && url === "/api/v1/rides") return postRide(request, response);
    if (url.startsWith("/api/v1/city/live")) return boards.open(response);
    const ride = rides.get(url.match(RIDE_EVENTS)?.[1]);
    return ride ? openRide(response, ride) : respond(response, 404, { title: "No such page" });
  }

  const server = createServer(handle);
  server.on("upgrade", (request, socket, head) => {
    const id = request.url.match(DRIVER)?.[1];
    if (id) drivers.upgrade(id, request, socket, head);
    else socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });
  await new Promise((resolve) => server.listen({ port: 0, host: "127.0.0.1", backlog: 1024 }, resolve));
  const timers = [
    setInterval(() => boards.tick(), BOARD_MILLIS),
    setInterval(() => drivers.tick(), BOARD_MILLIS),
    setInterval(() => rides.searchAgain(), SEARCH_MILLIS),
  ];
  const stop = () => {
    for (const timer of timers) clearInterval(timer);
    for (const driver of drivers.values()) driver.supersede();
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, drivers, boards, stop };
}
