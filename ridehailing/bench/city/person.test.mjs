import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Person, personFigures } from "./person.mjs";
import { Trips } from "./places.mjs";
import { sse, startScriptedGateway } from "./scripted-gateway.mjs";

const NAMED = [
  { name: "here", lat: 40.75, lng: -73.98 },
  { name: "there", lat: 40.64, lng: -73.78 },
];

/** Has a person request one ride of a gateway. */
async function requestOne(
  gatewayOptions,
  { trips = new Trips(NAMED), inReach = () => true, maxWaitMillis = 5000, times = 1 } = {},
) {
  const gateway = await startScriptedGateway(gatewayOptions);
  const person = new Person(gateway.url, { trips, inReach, maxWaitMillis });
  try {
    for (let k = 0; k < times; k++) await person.request();
    assert.equal(person.waiting, 0);
    return { person, calls: gateway.calls };
  } finally {
    gateway.stop();
  }
}

const ride = (state, number) => sse("ride", { state, number }, number);

test("a request is timed until a driver accepts, and then cancelled", async () => {
  const onFollow = async (_, stream) => {
    stream.write(ride("requested", 1) + ride("offered", 2));
    await pause(120);
    stream.write(ride("accepted", 3));
  };
  const { person, calls } = await requestOne({ onFollow });
  const [{ outcome, millis, from, inReach }] = person.requests;
  assert.deepEqual([outcome, from, inReach], ["accepted", "here", true]);
  assert.ok(millis >= 115 && millis < 5000, `${millis} ms`);
  assert.deepEqual(calls.cancelled, ["ride-1"]);
  assert.deepEqual([...person.rideIds], ["ride-1"]);
  assert.deepEqual(calls.quotes, [{ pickup: { lat: 40.75, lng: -73.98 }, dropoff: { lat: 40.64, lng: -73.78 } }]);
});

test("a ride that finds no driver is over, and nothing is left to cancel", async () => {
  const { person, calls } = await requestOne({
    onFollow: (_, stream) => stream.write(ride("requested", 1) + ride("unfulfilled", 2)),
  });
  assert.equal(person.requests[0].outcome, "unfulfilled");
  assert.deepEqual(calls.cancelled, []);
});

test("who waits too long gives up and cancels", async () => {
  const { person, calls } = await requestOne(
    { onFollow: (_, stream) => stream.write(ride("requested", 1)) },
    { maxWaitMillis: 50 },
  );
  assert.equal(person.requests[0].outcome, "gave up");
  assert.deepEqual(calls.cancelled, ["ride-1"]);
});

test("a broken stream is resumed after its last event", async () => {
  const seen = [];
  const onFollow = (_, stream, lastEventId) => {
    seen.push(lastEventId);
    if (lastEventId === undefined) stream.end(ride("offered", 2));
    else stream.write(ride("accepted", 3));
  };
  const { person } = await requestOne({ onFollow });
  assert.deepEqual(seen, [undefined, "2"]);
  assert.equal(person.requests[0].outcome, "accepted");
});

test("a request that fails is an outcome, not an end", async () => {
  const { person } = await requestOne({ status: 503 }, { times: 1 });
  assert.match(person.requests[0].outcome, /^failed: \/api\/v1\/rides: status 503/);
  assert.equal(personFigures(person.requests, 15_000).failed, 1);
});

test("no ride is requested from random points out of reach, and one from a named place in any case", async () => {
  const onFollow = (_, stream) => stream.write(ride("accepted", 1));
  const { person } = await requestOne({ onFollow }, { inReach: () => false, times: 2 });
  assert.deepEqual(
    person.requests.map(({ from, inReach }) => [from, inReach]),
    [["here", false]],
  );
  assert.equal(person.beyondReach, 50);
});

test("only a driver's acceptance in time counts", () => {
  const requests = [
    { outcome: "accepted", millis: 900 },
    { outcome: "accepted", millis: 15_000 },
    { outcome: "accepted", millis: 15_001 },
    { outcome: "unfulfilled", millis: 120_000 },
    { outcome: "failed: status 503" },
  ];
  assert.deepEqual(personFigures(requests, 15_000), {
    requests: 5,
    within: 2,
    withinShare: 0.4,
    longestMillis: 120_000,
    failed: 1,
  });
});
