import { expect, it } from "vitest";
import { verdict } from "./verdict";

const SERVERS = { gateway: 30, ml: 12, "ml-queue": 2, "ml-compute": 6, db: 8 };

it("sets what the model took against the way to it and back", () => {
  expect(verdict("model", SERVERS, true)).toBe(
    "The model computed for 6.0 ms; the way to Python and back took 4.0 ms.",
  );
});

it("says that a model did not answer, and how long it was waited for", () => {
  expect(verdict("fallback", { gateway: 310, ml: 300 }, true)).toBe(
    "No usable answer came from the model; the gateway priced by rule after 300 ms.",
  );
  expect(verdict("fallback", { gateway: 3 }, true)).toBe(
    "No usable answer came from the model; the gateway priced by rule.",
  );
});

it("asks no model where a kept quote is read", () => {
  expect(verdict("model", { gateway: 3, db: 1 }, false)).toMatch(/read again/);
});
