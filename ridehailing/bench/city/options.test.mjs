import assert from "node:assert/strict";
import { test } from "node:test";
import { hourInNewYork, parse } from "./options.mjs";

test("options have defaults and are checked", () => {
  const { command, load } = parse([]);
  assert.deepEqual([command, load], ["run", { warmUp: 180, seconds: 1800, requestsPerMinute: 4 }]);
  assert.equal(parse(["--seconds", "60"]).load.seconds, 60);
  const wrong = [
    ["--seconds", "none"],
    ["--warm-up", "0"],
    ["--hour", "fri-24"],
    ["--hour", "friday"],
    ["walk"],
    ["report"],
    ["run", "file"],
    ["--help"],
  ];
  for (const each of wrong) assert.throws(() => parse(each), /ridehailing\/bench\/city\.sh/, each.join(" "));
});

test("the hour is the option's, the setting's or New York's", () => {
  assert.equal(parse(["--hour", "sat-23"], { SIMULATOR_HOUR: "fri-18" }).hour, "sat-23");
  assert.equal(parse([], { SIMULATOR_HOUR: "fri-18" }).hour, "fri-18");
  assert.equal(parse([], { SIMULATOR_HOUR: "" }).hour, hourInNewYork());
  assert.equal(hourInNewYork(new Date("2026-11-27T04:59:00Z")), "thu-23");
  assert.equal(hourInNewYork(new Date("2026-11-27T05:00:00Z")), "fri-00");
});
