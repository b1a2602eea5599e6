import assert from "node:assert/strict";
import { test } from "node:test";
import { RideLog } from "./ride-log.mjs";

const at = (second) => new Date(Date.UTC(2026, 10, 26) + second * 1000).toISOString();
const event = (rideId, state, second) => ({ rideId, state, at: at(second) });

function logOf(...events) {
  const log = new RideLog();
  log.recording = true;
  for (const each of events) log.onRide(each);
  return log;
}

test("the time to match goes from the request to the first driver who accepts", () => {
  const { requested, matched, matchMillis } = logOf(
    event(1, "requested", 0),
    event(1, "offered", 1),
    event(1, "accepted", 3),
    event(1, "requested", 9),
    event(1, "accepted", 20),
  ).summary();
  assert.deepEqual([requested, matched, matchMillis.p50], [1, 1, 3000]);
});

test("a ride without a driver was not matched, whoever ended it", () => {
  const { matchedShare, unfulfilled, cancelled } = logOf(
    event(1, "requested", 0),
    event(2, "requested", 0),
    event(3, "requested", 0),
    event(4, "requested", 0),
    event(1, "unfulfilled", 120),
    event(2, "cancelled", 30),
    event(3, "accepted", 2),
    event(3, "cancelled", 3),
    event(4, "accepted", 2),
  ).summary();
  assert.deepEqual([matchedShare, unfulfilled, cancelled], [0.5, 1, 1]);
});

test("rides that were requested before or after the recording do not count, those under way at its end do", () => {
  const log = logOf();
  log.recording = false;
  log.onRide(event(1, "requested", 0));
  log.recording = true;
  log.onRide(event(1, "accepted", 1));
  log.onRide(event(2, "requested", 1));
  log.recording = false;
  log.onRide(event(3, "requested", 2));
  assert.equal(log.searching, 1);
  log.onRide(event(2, "accepted", 3));
  assert.equal(log.searching, 0);
  const { requested, matched } = log.summary();
  assert.deepEqual([requested, matched], [1, 1]);
});

test("rides of others are left out", () => {
  const log = logOf(event(1, "requested", 0), event(2, "requested", 0), event(2, "accepted", 1));
  assert.equal(log.summary(new Set([1])).matchedShare, 1);
});

test("no rides have no share", () => {
  assert.ok(Number.isNaN(logOf().summary().matchedShare));
});
