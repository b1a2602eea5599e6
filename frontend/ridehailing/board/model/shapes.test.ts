import { expect, test } from "vitest";
import { local } from "./projection";
import { BUSY, FREE, Numbers, PHASES, Shapes } from "./shapes";
import { Traffic } from "./traffic";

const HERE = { lat: 40.75, lng: -73.98 };
const THERE = { lat: 40.751, lng: -73.98 };
const RIDE = { rideId: "r1", driverId: null, pickup: HERE, dropoff: { lat: 40.64, lng: -73.78 } };

function shapesOf(traffic: Traffic, now: number): Shapes {
  const shapes = new Shapes();
  shapes.set(traffic, now);
  return shapes;
}

test("drivers are dots of their status where they are then", () => {
  const traffic = new Traffic();
  traffic.reset([{ id: "d1", ...HERE, status: "free" }], [], 0);
  traffic.move([{ id: "d1", ...THERE, status: "busy" }], [], 1000);
  const [x, y] = local(HERE);
  expect([...shapesOf(traffic, 1000).dots.values]).toEqual([Math.fround(x), Math.fround(y), BUSY, 1]);
  expect(FREE).not.toBe(BUSY);
});

test("without motion all is where it will be in the end: rides over are not there, new ones whole", () => {
  const traffic = new Traffic();
  traffic.reset([{ id: "d1", ...HERE, status: "free" }], [], 0);
  traffic.move([{ id: "d1", ...THERE, status: "free" }], [], 1000);
  traffic.change({ ...RIDE, state: "requested" }, 1000);
  traffic.change({ ...RIDE, rideId: "r2", state: "completed" }, 1000);
  const { arcs, dots } = shapesOf(traffic, Number.POSITIVE_INFINITY);
  expect(arcs.rows).toBe(1);
  expect([...arcs.values.slice(4)]).toEqual([1, 1, PHASES.indexOf("searching")]);
  expect(dots.rows).toBe(3);
  expect(dots.values.at(-3)).toBeCloseTo(local(THERE)[1], 9);
});

test("a ride that grows has no dot at its far end yet", () => {
  const traffic = new Traffic();
  traffic.change({ ...RIDE, state: "requested" }, 1000);
  expect(shapesOf(traffic, 1100).dots.rows).toBe(1);
  expect(shapesOf(traffic, 9000).dots.rows).toBe(2);
});

test("the more rides there are, the fainter are their arcs, down to a bound", () => {
  const opacityAmong = (rides: number) => {
    const traffic = new Traffic();
    const all = Array.from({ length: rides }, (_, index) => ({
      ...RIDE,
      rideId: `r${index}`,
      state: "accepted" as const,
    }));
    traffic.reset([], all, 0);
    return shapesOf(traffic, Number.POSITIVE_INFINITY).arcs.values.at(5) ?? Number.NaN;
  };
  expect(opacityAmong(40)).toBe(1);
  expect(opacityAmong(160)).toBeCloseTo(0.5);
  expect(opacityAmong(5000)).toBeCloseTo(0.3);
});

test("rows beyond what there was room for are kept", () => {
  const numbers = new Numbers(2);
  for (let row = 0; row < 500; row++) numbers.add(row, -row);
  expect(numbers.rows).toBe(500);
  expect([...numbers.values.slice(-2)]).toEqual([499, -499]);
  numbers.clear();
  expect(numbers.rows).toBe(0);
});
