import assert from "node:assert/strict";
import { test } from "node:test";
import { SurgeTracker } from "./surge-tracker.mjs";

function tracked(...looks) {
  const tracker = new SurgeTracker();
  for (const cells of looks) tracker.observe(new Set(cells));
  return tracker.summary();
}

test("cells that begin and end are counted, those of the first look did not begin", () => {
  assert.deepEqual(tracked("ab", "bc", "c", "ca"), { mean: 1.75, max: 2, began: 2, ended: 2, throughout: 0 });
});

test("a cell that surges twice begins twice", () => {
  const { began, ended } = tracked("", "a", "", "a", "");
  assert.deepEqual([began, ended], [2, 2]);
});

test("a cell surges all the time only if no look was without it", () => {
  assert.equal(tracked("ab", "ab", "abc").throughout, 2);
  assert.equal(tracked("ab", "a", "ab").throughout, 1);
});

test("without a look there is no mean", () => {
  assert.deepEqual(tracked(), { mean: Number.NaN, max: 0, began: 0, ended: 0, throughout: 0 });
});
