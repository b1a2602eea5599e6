import assert from "node:assert/strict";
import { test } from "node:test";
import { measure } from "./measure.mjs";
import { eventually, sse, startScriptedGateway } from "./scripted-gateway.mjs";

const LOAD = { warmUp: 0.3, seconds: 1.5, requestsPerMinute: 240 };
const driver = (id, status) => ({ id, status, lat: 40.758, lng: -73.9855 });
const ride = (rideId, state) => ({ rideId, state, at: new Date().toISOString() });
const onFollow = (_, stream) => stream.write(sse("ride", { state: "accepted" }, 1));

/** Measures a gateway whose board begins with a snapshot; `meanwhile(gateway)` happens once the city is watched. */
async function measured(snapshot, meanwhile = () => {}) {
  const gateway = await startScriptedGateway({ onFollow });
  let happened;
  const rates = setInterval(() => gateway.send("rates", {}), 20);
  try {
    const result = measure(gateway.url, LOAD, (text) => {
      if (text.startsWith("watching"))
        happened = eventually(() => gateway.calls.quotes.length > 0).then(() => meanwhile(gateway));
    });
    result.catch(() => {});
    await eventually(() => gateway.calls.boards.length > 0);
    gateway.send("snapshot", snapshot, "7-1");
    const measured = await result;
    await happened;
    return { ...measured, calls: gateway.calls };
  } finally {
    clearInterval(rates);
    gateway.stop();
  }
}

const SNAPSHOT = { drivers: [driver(1, "free"), driver(2, "busy")], cells: [{ cell: "a", surge: 1 }] };

test("what the board shows and what a person meets are measured", async () => {
  const { drivers, rides, surge, person, calls } = await measured(SNAPSHOT, async (gateway) => {
    gateway.send("pulse", { cells: [{ cell: "a", surge: 1.5 }] });
    const own = [
      ["ride-1", "requested"],
      ["ride-1", "cancelled"],
    ];
    for (const [id, state] of [
      ["x", "requested"],
      ["x", "accepted"],
      ["y", "requested"],
      ["y", "unfulfilled"],
      ...own,
    ]) {
      gateway.send("ride", ride(id, state), "7-2");
    }
  });
  assert.deepEqual([drivers.online, drivers.busyShare, drivers.secondsWithNobodyFree], [2, 0.5, 0]);
  assert.deepEqual([rides.requested, rides.matched, rides.unfulfilled], [2, 1, 1]);
  assert.deepEqual([surge.max, surge.began, surge.ended], [1, 1, 0]);
  assert.ok(person.requests >= 2, `${person.requests} requests`);
  assert.equal(person.within, person.requests);
  assert.equal(calls.cancelled.length, person.requests);
});

test("a board that breaks off is resumed after its last event", async () => {
  const { boardBreaks, calls } = await measured(SNAPSHOT, (gateway) => {
    gateway.cutOffBoards();
    return eventually(() => gateway.calls.boards.length > 1);
  });
  assert.equal(boardBreaks, 1);
  assert.deepEqual(calls.boards, [undefined, "7-1"]);
});

test("a city without drivers is not measured", async () => {
  await assert.rejects(measured({ drivers: [], cells: [] }), /No driver is online/);
});
