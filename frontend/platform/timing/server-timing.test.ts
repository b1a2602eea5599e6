import { expect, it } from "vitest";
import { parseServerTiming } from "./server-timing";

it("reads durations by name", () => {
  expect(parseServerTiming("next;dur=12.5, gateway;dur=9.001, ml-queue;desc=waiting;dur=0.2")).toEqual({
    next: 12.5,
    gateway: 9.001,
    "ml-queue": 0.2,
  });
});

it("leaves out entries without a duration", () => {
  expect(parseServerTiming("cache, db;dur=x, ;dur=3")).toEqual({});
});

it("reads nothing without a header", () => {
  expect(parseServerTiming(null)).toEqual({});
});
