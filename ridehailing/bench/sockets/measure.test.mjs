import assert from "node:assert/strict";
import { test } from "node:test";
import { measure } from "./measure.mjs";
import { startPeer } from "./peer/peer.mjs";

const LOAD = { sockets: 80, seconds: 3, warmUp: 0.2, positionEvery: 2.5, ridesPerSecond: 5, stageSeconds: 0.05, patience: 2, boards: 2 };

/** Measures a peer in this process; `fault` is applied to it when the measurement begins. */
async function measured(fault) {
  const peer = await startPeer();
  const system = { url: peer.url, pid: process.pid, beside: {}, conditions: {}, collect: async () => ({ heapBytes: 1 }) };
  try {
    return await measure(system, LOAD, (text) => {
      if (text.startsWith("measuring")) fault?.(peer);
    });
  } finally {
    peer.stop();
  }
}

test("a healthy server loses nothing, and its times are those of its ticks", async () => {
  const { positions, counts, millis, openAtTheEnd, ridesNotOver } = await measured();
  assert.equal(openAtTheEnd, LOAD.sockets);
  assert.ok(positions.sent >= 90, `${positions.sent} positions`);
  assert.equal(positions.missed, 0);
  assert.equal(millis.positionToBoard.count, positions.sent);
  assert.ok(millis.positionToBoard.p50 > 200 && millis.positionToBoard.max < 1500, JSON.stringify(millis.positionToBoard));
  assert.ok(counts.rides.requested >= 14, JSON.stringify(counts.rides));
  assert.equal(counts.rides.completed, counts.rides.requested);
  assert.equal(millis.match.count, counts.rides.requested);
  assert.equal(ridesNotOver, 0);
  assert.deepEqual([counts.closed, counts.socketErrors, counts.boardsCutOff, counts.errors, counts.requestsFailed], Array(5).fill(undefined));
});

test("sockets that the server closes are counted with their codes, and their positions missed", async () => {
  const { positions, counts, openAtTheEnd } = await measured(({ drivers }) => {
    for (const driver of [...drivers.values()].slice(0, 3)) driver.supersede();
  });
  assert.equal(openAtTheEnd, LOAD.sockets - 3);
  assert.equal(counts.closed[4001], 3);
  assert.ok(positions.missed >= 3, `${positions.missed} missed`);
});

test("positions that no board shows are missed", async () => {
  const { positions, counts } = await measured(({ drivers }) => {
    const [hidden] = drivers.values();
    drivers.moved.add = (driver) => (driver === hidden ? drivers.moved : Set.prototype.add.call(drivers.moved, driver));
  });
  assert.ok(positions.missed >= 1 && positions.missed <= 2, `${positions.missed} missed`);
  assert.equal(counts.closed, undefined);
});

test("boards that are cut off are counted", async () => {
  const { positions, counts } = await measured(({ boards }) => boards.cutOff());
  assert.equal(counts.boardsCutOff.ECONNRESET ?? counts.boardsCutOff.ended, LOAD.boards);
  assert.ok(positions.missed > 30, `${positions.missed} missed`);
});

test("rides that no driver accepts stay open", async () => {
  const { millis, counts, ridesNotOver } = await measured(({ drivers }) => {
    for (const driver of drivers.values()) Object.defineProperty(driver, "busy", { get: () => true, set: () => {} });
  });
  assert.ok((counts.rides.completed ?? 0) < counts.rides.requested);
  assert.ok(ridesNotOver > 0);
  assert.ok((millis.match?.count ?? 0) < counts.rides.requested);
});
