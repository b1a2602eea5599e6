import assert from "node:assert/strict";
import { test } from "node:test";
import { driverFigures, quantile } from "./statistics.mjs";

test("a quantile is the value of the nearest rank", () => {
  const values = [5, 1, 4, 2, 3];
  assert.deepEqual([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0)], [3, 5, 1]);
  assert.deepEqual(values, [5, 1, 4, 2, 3]);
  assert.deepEqual([quantile([4, 3, 2, 1], 0.5), quantile([4, 3, 2, 1], 0.75)], [2, 3]);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});

/** A sample each second: ten drivers, of whom the given number are busy. */
const samples = (...busy) =>
  busy.map((each, second) => ({ second: second + 0.5, online: 10, busy: each, free: 10 - each }));

test("the share that is busy is of all samples, and its extremes are of windows", () => {
  const { online, busyShare, lowestBusyShare, highestBusyShare } = driverFigures(samples(2, 4, 6, 8), 2);
  assert.equal(online, 10);
  assert.equal(busyShare, 0.5);
  assert.equal(lowestBusyShare.toFixed(6), "0.300000");
  assert.equal(highestBusyShare.toFixed(6), "0.700000");
});

test("many drivers weigh more than few", () => {
  const [one, other] = [
    { second: 0, online: 30, busy: 30, free: 0 },
    { second: 1, online: 10, busy: 0, free: 10 },
  ];
  assert.equal(driverFigures([one, other]).busyShare, 0.75);
});

test("a short rest belongs to the window before it, a long one stands alone", () => {
  assert.equal(driverFigures(samples(4, 4, 4, 4, 10), 4).highestBusyShare, 0.52);
  assert.equal(driverFigures(samples(4, 4, 4, 4, 10, 10), 4).highestBusyShare, 1);
});

test("seconds with nobody free are counted", () => {
  assert.equal(driverFigures(samples(10, 9, 10)).secondsWithNobodyFree, 2);
});

test("without samples there are no figures", () => {
  const { samples: count, online, busyShare } = driverFigures([]);
  assert.deepEqual([count, online, busyShare], [0, Number.NaN, Number.NaN]);
});
