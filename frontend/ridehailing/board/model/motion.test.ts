import { describe, expect, test } from "vitest";
import { continueMotion, positionAt, standingAt } from "./motion";

const HERE = { lat: 40.75, lng: -73.98 };
const NEAR = { lat: 40.751, lng: -73.979 };
const FAR = { lat: 40.64, lng: -73.78 };

describe("a motion", () => {
  const motion = continueMotion(standingAt(HERE, 0), NEAR, 1000);

  test("begins where it was and ends where it is to be", () => {
    expect(positionAt(motion, 1000)).toEqual(HERE);
    expect(positionAt(motion, motion.endsAt)).toEqual(NEAR);
    expect(positionAt(motion, motion.endsAt + 5000)).toEqual(NEAR);
  });

  test("is half way at half time", () => {
    const { lat, lng } = positionAt(motion, (motion.startedAt + motion.endsAt) / 2);
    expect(lat).toBeCloseTo(40.7505, 9);
    expect(lng).toBeCloseTo(-73.9795, 9);
  });

  test("lasts at least the second until the next update", () => {
    expect(motion.endsAt - motion.startedAt).toBeGreaterThanOrEqual(1000);
  });

  test("is taken up where it is by an update that comes early", () => {
    const now = motion.startedAt + 400;
    const next = continueMotion(motion, { lat: 40.752, lng: -73.979 }, now);
    expect(positionAt(next, now)).toEqual(positionAt(motion, now));
  });

  test("jumps where no car could have driven", () => {
    expect(positionAt(continueMotion(motion, FAR, 2000), 2000)).toEqual(FAR);
  });

  test("stands where there is no way to go, and where nothing was known before", () => {
    expect(continueMotion(standingAt(HERE, 0), HERE, 7).endsAt).toBe(7);
    expect(positionAt(continueMotion(undefined, NEAR, 7), 7)).toEqual(NEAR);
  });
});
