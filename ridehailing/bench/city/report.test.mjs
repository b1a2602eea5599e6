import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "../sockets/report.mjs";
import { isGood, report } from "./report.mjs";

function result(changes = {}) {
  const good = {
    hour: "fri-18",
    at: "2026-11-26T17:00:00.000Z",
    options: { warmUp: 180, seconds: 1800, requestsPerMinute: 4 },
    settings: { speed: "4" },
    machine: { cores: 2, processor: "a processor", memoryBytes: 24e9 },
    seconds: 1800.4,
    busyCores: 0.5,
    drivers: {
      samples: 1799,
      online: 40,
      busyShare: 0.6,
      lowestBusyShare: 0.55,
      highestBusyShare: 0.7,
      secondsWithNobodyFree: 0,
    },
    rides: {
      requested: 200,
      unfulfilled: 1,
      cancelled: 2,
      searching: 0,
      matchedShare: 0.985,
      matchMillis: { p50: 1900, p95: 12_340 },
    },
    surge: { mean: 4.25, max: 9, began: 12, ended: 11, throughout: 1 },
    person: { requests: 120, within: 119, withinShare: 119 / 120, longestMillis: 15_500, failed: 0, beyondReach: 7 },
    requests: [
      {
        at: "2026-11-26T17:05:06.000Z",
        from: "Wall Street",
        pickup: { lat: 40.706, lng: -74.0088 },
        outcome: "accepted",
        millis: 15_500,
        inReach: true,
      },
    ],
  };
  const isGroup = (change) => typeof change === "object" && !Array.isArray(change);
  const changed = Object.entries(changes).map(([name, change]) => [
    name,
    isGroup(change) ? { ...good[name], ...change } : change,
  ]);
  return { ...good, ...Object.fromEntries(changed) };
}

const rowOf = (text, what) => text.split("\n").find((line) => line.includes(what));

test("a row has a figure, and whether the target is met", () => {
  const text = report([result()]);
  assert.equal(rowOf(text, "of them busy"), "| **of them busy, mean** (50–75 %) | 60.0 % ✓ |");
  assert.equal(rowOf(text, "time to match, p95"), "| time to match, p95, s | 12.3 |");
  assert.equal(
    rowOf(text, "not matched"),
    "| not matched: no driver found, cancelled before, still searching | 1, 2, 0 |",
  );
  assert.equal(rowOf(text, "did not report"), "| seconds that the board did not report | 1 |");
  assert.match(text, /fri-18, 17:05:06: Wall Street \(40\.7060, -74\.0088\): accepted after 15\.5 s$/m);
  assert.doesNotMatch(text, /✗|of all hours/);
});

const BROKEN = {
  "too few are busy": [{ drivers: { busyShare: 0.499 } }, "of them busy"],
  "too many are busy": [{ drivers: { busyShare: 0.751 } }, "of them busy"],
  "nobody was free for a second": [{ drivers: { secondsWithNobodyFree: 1 } }, "nobody free"],
  "nothing was seen of the drivers": [{ drivers: { samples: 0 } }, "nobody free"],
  "too few rides are matched": [{ rides: { matchedShare: 0.949 } }, "of them matched"],
  "there were no rides": [{ rides: { matchedShare: Number.NaN } }, "of them matched"],
  "matching takes too long": [{ rides: { matchMillis: { p50: 5001 } } }, "match, p50"],
  "no cell begins to surge": [{ surge: { began: 0 } }, "began to surge"],
  "no cell ceases to surge": [{ surge: { ended: 0 } }, "began to surge"],
  "most cells that surge do so all the time": [{ surge: { throughout: 3 } }, "all the time"],
  "a person waits in more than one of a hundred": [{ person: { withinShare: 0.989 } }, "within 15 s"],
  "a person requested nothing": [{ person: { withinShare: Number.NaN } }, "within 15 s"],
};

for (const [what, [change, row]] of Object.entries(BROKEN)) {
  test(`the run is no good where ${what}`, () => {
    assert.ok(isGood([result()]));
    assert.ok(!isGood([result(), result(change)]));
    assert.match(rowOf(report([result(change)]), row), /✗ \|$/);
    assert.equal(report([result(change)]).split("✗").length, 2);
  });
}

test("hours stand side by side, and a person's requests of all are taken together", () => {
  const text = report([result(), result({ hour: "tue-04", person: { within: 120, withinShare: 1 }, requests: [] })]);
  assert.equal(rowOf(text, "| |"), "| | fri-18 | tue-04 |");
  assert.equal(
    rowOf(text, "**of them with a driver"),
    "| **of them with a driver within 15 s** (≥ 99 %) | 99.2 % ✓ | 100.0 % ✓ |",
  );
  assert.match(text, /239 of 240 had a driver within 15 s \(99\.6 %\)/);
});

test("figures that were kept as JSON make the same table", () => {
  const broken = result({ rides: { matchedShare: Number.NaN, matchMillis: { p50: Number.NaN, p95: Number.NaN } } });
  const kept = JSON.parse(JSON.stringify(broken));
  assert.equal(report([kept]), report([broken]));
  assert.equal(rowOf(report([kept]), "match, p50"), "| **time to match, p50, s** (≤ 5) | – ✗ |");
  assert.ok(!isGood([kept]));
});

test("a page gets the table between the markers of this script only", () => {
  const markers = (script, text) => `<!-- ${script} report: begin -->\n${text}<!-- ${script} report: end -->\n`;
  const page = markers("sockets.sh", "sockets\n") + markers("city.sh", "");
  assert.equal(
    placed(page, "table\n", "city.sh"),
    markers("sockets.sh", "sockets\n") + markers("city.sh", "\ntable\n\n"),
  );
});
