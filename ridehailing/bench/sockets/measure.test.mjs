import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { measure } from "./measure.mjs";
import { startPeer } from "./peer/peer.mjs";

// At this speed, cars are still on their way to a rank, so that they move, while it is measured.
const LOAD = { sockets: 80, seconds: 4, warmUp: 1, positionEvery: 2, ridesPerSecond: 5, speed: 10, patience: 1, boards: 2 };

/** What faults of a server do: each is applied when the measurement begins. */
const FAULTS = [
  ({ drivers }) => [...drivers.values()].slice(0, 3).forEach((driver) => driver.supersede()),
  ({ boards }) => boards.cutOff(),
  function hideSome({ drivers }) {
    const hidden = [...drivers.values()].slice(10, 50);
    drivers.moved.add = (driver) => (hidden.includes(driver) ? drivers.moved : Set.prototype.add.call(drivers.moved, driver));
  },
  function acceptNoRide({ drivers }) {
    for (const driver of drivers.values()) Object.defineProperty(driver, "busy", { get: () => true, set: () => {} });
  },
];

/** Measures a peer in this process, which gets all the faults. */
async function measured() {
  const peer = await startPeer();
  const folder = mkdtempSync(join(tmpdir(), "sockets-"));
  const system = { url: peer.url, pid: process.pid, beside: {}, conditions: {}, collect: async () => ({ heapBytes: 1 }) };
  try {
    return await measure(system, LOAD, folder, (text) => {
      if (text.startsWith("measuring")) for (const fault of FAULTS) fault(peer);
    });
  } finally {
    peer.stop();
    rmSync(folder, { recursive: true });
  }
}

test("what a server loses is counted", async () => {
  const { positions, counts, millis, openAtTheEnd, ridesNotOver } = await measured();
  // The drivers return, and the boards.
  assert.equal(openAtTheEnd, LOAD.sockets);
  assert.equal(counts.reconnects["driver close-4001"], 3);
  assert.equal(counts.reconnects["city lost"], LOAD.boards);
  assert.ok(positions.missed >= 1, `${positions.missed} missed`);
  assert.ok(millis.positionToBoard.count < positions.sent, JSON.stringify(positions));
  assert.ok(counts.rides.completed < counts.rides.requested, JSON.stringify(counts.rides));
  assert.ok(ridesNotOver > 0);
  assert.ok((millis.match?.count ?? 0) < counts.rides.requested);
});
