import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "./options.mjs";
import { isFlawless, placed, report } from "./report.mjs";
import { largestClasses, liveBytes } from "./systems/gateway.mjs";

function result(name, factor, options = { sockets: 1000 }) {
  const memory = (bytes) => ({ residentBytes: bytes * factor, heapBytes: (bytes / 2) * factor });
  return {
    name,
    at: "2026-11-25T00:00:00Z",
    machine: { cores: 2, processor: "a processor", memoryBytes: 24e9 },
    options,
    conditions: { runtime: "a runtime", options: "" },
    memory: { without: memory(100e6), with: memory(130e6), after: memory(100e6) },
    mostResidentBytes: 140e6 * factor,
    processor: { server: 0.5 * factor, postgres: 0.25 * factor, generator: 0.3, machine: 1.5 },
    millis: { positionToBoard: { p50: 500, p99: 1000 }, match: null },
    openAtTheEnd: 1000,
    connectSeconds: 3,
    positions: { sent: 120_000, missed: 0 },
    counts: { rides: { requested: 60, completed: 59 }, reconnects: { "driver close-4002": 2, "city lost": 1 } },
  };
}

const rowOf = (text, what) => text.split("\n").find((line) => line.includes(what));

test("a row has both figures and how many times the peer's the gateway's is", () => {
  const text = report(result("gateway", 2), result("node", 1));
  assert.equal(rowOf(text, "memory per connection"), "| **memory per connection, kB** | 60 | 30 | 2 |");
  assert.equal(rowOf(text, "CPU with what"), "| CPU with what it works with, cores | 1.50 | 0.750 | 2 |");
  assert.equal(rowOf(text, "lost"), "| **sockets or boards lost** | 3 | 3 |  |");
  assert.equal(rowOf(text, "match, p50"), "| **time to match, p50, ms** | – | – | – |");
});

test("a system that was not measured leaves its column empty", () => {
  assert.equal(rowOf(report(undefined, result("node", 1)), "memory per connection"), "| **memory per connection, kB** | – | 30 | – |");
});

test("figures of different loads are called incomparable", () => {
  assert.match(report(result("gateway", 1), result("node", 1, { sockets: 10 })), /the ratios mean nothing/);
  assert.doesNotMatch(report(result("gateway", 1), result("node", 1)), /the ratios mean nothing/);
});

test("what was lost or failed at any time is a flaw, an offer is none", () => {
  const good = { ...result("node", 1), counts: { offers: { declined: 1 } } };
  assert.ok(isFlawless(good));
  assert.ok(!isFlawless({ ...good, counts: { reconnects: { "city lost": 1 } } }));
  assert.ok(!isFlawless({ ...good, counts: { failures: { "quote: http-503": 1 } } }));
  assert.ok(!isFlawless({ ...good, openAtTheEnd: 999 }));
});

test("a page gets the table between its markers, and keeps the rest", () => {
  const page = "before\n<!-- sockets.sh report: begin -->\nold\n<!-- sockets.sh report: end -->\nafter\n";
  const expected = "before\n<!-- sockets.sh report: begin -->\n\n| $1 |\n\n<!-- sockets.sh report: end -->\nafter\n";
  assert.equal(placed(page, "| $1 |\n"), expected);
  assert.equal(placed(expected, "| $1 |\n"), expected);
  assert.equal(placed(page.replace("old\n", ""), "| $1 |\n"), expected);
  assert.throws(() => placed("nothing", "| $1 |\n"));
});

test("options have defaults and are checked", () => {
  const { command, systems, load } = parse([]);
  assert.deepEqual([command, systems, load.sockets, load.seconds], ["run", ["gateway", "node"], 10_000, 600]);
  assert.equal(parse(["--system", "node", "--sockets", "200"]).load.sockets, 200);
  for (const wrong of [["--sockets", "none"], ["--system", "php"], ["walk"], ["--sockets", "0"]]) assert.throws(() => parse(wrong), /ridehailing\/bench\/sockets\.sh/);
});

test("a class histogram is read", () => {
  const histogram = ` num     #instances         #bytes  class name (module)
-------------------------------------------------------
   1:         15377         757480  [B (java.base@25.0.3)
   2:          3302         425688  java.lang.Class (java.base@25.0.3)
Total         18679        1183168
`;
  assert.equal(liveBytes(histogram), 1_183_168);
  assert.deepEqual(largestClasses(histogram, 1), [{ name: "[B (java.base@25.0.3)", instances: 15_377, bytes: 757_480 }]);
});

test("the page's lists end before column 120", () => {
  const page = "<!-- sockets.sh report: begin -->\n<!-- sockets.sh report: end -->";
  const lines = placed(page, `- ${"word ".repeat(60)}\n| ${"cell ".repeat(60)} |`).split("\n");
  assert.deepEqual(lines.filter((line) => line.length > 119 && !line.startsWith("|")), []);
  assert.equal(lines.filter((line) => line.startsWith("  word")).length, 2);
});
