import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { recentQuotes } from "@/ridehailing/api/quotes";
import { quoteQuery } from "./use-quote";

const QUOTE = { id: "q1" };
const TRIP = {
  ends: { pickup: { lat: 40.758, lng: -73.9855 }, dropoff: { lat: 40.6413, lng: -73.7781 } },
  quoteId: undefined,
  rideId: undefined,
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A client with a reader of the recent quotes, who gets these responses in turn; quotes can be created and read. */
function readerOf(...lists: (Response | Promise<never>)[]) {
  vi.stubGlobal(
    "fetch",
    vi.fn(async (path: string) => (path.includes("?") ? lists.shift() : Response.json({ id: "q2" }))),
  );
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const reader = new InfiniteQueryObserver(client, recentQuotes);
  reader.subscribe(() => {});
  return { client, reader };
}

async function readOnce() {
  const { client, reader } = readerOf(Response.json({ items: [QUOTE] }), Response.error());
  await vi.waitFor(() => expect(reader.getCurrentResult().isSuccess).toBe(true));
  return { client, reader };
}

it("reads the recent quotes again after a new quote, and keeps them when that fails", async () => {
  const { client, reader } = await readOnce();
  expect(await client.fetchQuery(quoteQuery({ trip: TRIP, key: "k" }))).toMatchObject({
    status: "quoted",
    isNew: true,
  });
  await vi.waitFor(() => expect(reader.getCurrentResult().isError).toBe(true));
  expect(reader.getCurrentResult().data?.pages).toEqual([{ items: [QUOTE] }]);
});

it("reads the recent quotes again when the first reading has not ended by then", async () => {
  const { client, reader } = readerOf(new Promise<never>(() => {}), Response.json({ items: [QUOTE] }));
  await client.fetchQuery(quoteQuery({ trip: TRIP, key: "k" }));
  await vi.waitFor(() => expect(reader.getCurrentResult().data?.pages).toEqual([{ items: [QUOTE] }]));
});

it("does not read them again after a stored quote", async () => {
  const { client, reader } = await readOnce();
  const stored = quoteQuery({ trip: { ...TRIP, quoteId: "q1" }, key: "k" });
  expect(await client.fetchQuery(stored)).toMatchObject({ status: "quoted", isNew: false });
  expect(reader.getCurrentResult().isFetching).toBe(false);
});
