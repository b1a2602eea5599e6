import { expect, it } from "vitest";
import { verdict } from "./verdict";

const SERVERS = { gateway: 30, ml: 12, "ml-queue": 2, "ml-compute": 6, db: 8 };

it("compares the model's time with the time of calling it", () => {
  expect(verdict("model", SERVERS, true)).toBe(
    "The model computed for 6.0 ms; the way to Python and back took 4.0 ms.",
  );
});

it("says that no usable response came from the model, and how long the gateway waited", () => {
  expect(verdict("fallback", { gateway: 310, ml: 300 }, true)).toBe(
    "No usable response came from the model; the gateway priced by rule after 300 ms.",
  );
  expect(verdict("fallback", { gateway: 3 }, true)).toBe(
    "No usable response came from the model; the gateway priced by rule.",
  );
});

it("names no model when a stored quote is read", () => {
  expect(verdict("model", { gateway: 3, db: 1 }, false)).toMatch(/read again/);
});
