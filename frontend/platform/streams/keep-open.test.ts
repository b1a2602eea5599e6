import { beforeEach, expect, it, vi } from "vitest";
import { testPage } from "@/platform/testing/page";
import { keepOpen, pauseMs, type Reporter } from "./keep-open";

const page = testPage();
let reporters: Reporter[];
let closed: number;
let statuses: string[];

beforeEach(() => {
  reporters = [];
  closed = 0;
  statuses = [];
});

function keep(isKeptWhileHidden = false) {
  const open = (reporter: Reporter) => {
    reporters.push(reporter);
    return { close: () => void closed++ };
  };
  return keepOpen({ open, onStatus: (status) => statuses.push(status), isKeptWhileHidden });
}

it("says how it is doing, and comes back when it is lost", () => {
  keep();
  reporters[0]?.isLive();
  reporters[0]?.isLost();
  expect(closed).toBe(1);
  vi.advanceTimersByTime(500);
  expect(reporters).toHaveLength(2);
  reporters[1]?.isLive();
  expect(statuses).toEqual(["connecting", "live", "lost", "live"]);
});

it("does not come back after it was closed", () => {
  const kept = keep();
  reporters[0]?.isLost();
  kept.close();
  vi.advanceTimersByTime(60_000);
  page.hide();
  page.show();
  page.online();
  expect(reporters).toHaveLength(1);
});

it("waits longer after each failure, up to a limit, and briefly again after a success", () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  expect([0, 1, 2, 3].map(pauseMs)).toEqual([500, 1000, 2000, 4000]);
  expect(pauseMs(40)).toBe(5000);
  vi.mocked(Math.random).mockReturnValue(0);
  expect(pauseMs(2)).toBe(1000);
  keep();
  for (const pause of [250, 500, 1000]) {
    reporters.at(-1)?.isLost();
    vi.advanceTimersByTime(pause - 1);
    const before = reporters.length;
    vi.advanceTimersByTime(1);
    expect(reporters).toHaveLength(before + 1);
  }
  reporters.at(-1)?.isLive();
  reporters.at(-1)?.isLost();
  vi.advanceTimersByTime(250);
  expect(reporters).toHaveLength(5);
});

it("gives up an opening that takes too long", () => {
  keep();
  vi.advanceTimersByTime(10_000);
  expect(statuses).toEqual(["connecting", "lost"]);
  expect(closed).toBe(1);
});

it("does not hear what a connection says that was given up", () => {
  keep();
  reporters[0]?.isLost();
  reporters[0]?.isLost();
  reporters[0]?.isLive();
  expect(statuses).toEqual(["connecting", "lost"]);
});

it("closes in a hidden tab, and opens when the tab is shown again", () => {
  page.hide();
  keep();
  expect(reporters).toHaveLength(0);
  page.show();
  reporters[0]?.isLive();
  page.hide();
  expect(closed).toBe(1);
  vi.advanceTimersByTime(3_600_000);
  expect(reporters).toHaveLength(1);
  page.show();
  expect(reporters).toHaveLength(2);
  expect(statuses).toEqual(["connecting", "live", "connecting"]);
});

it("stays open in a hidden tab where that is wanted", () => {
  keep(true);
  page.hide();
  expect(closed).toBe(0);
});

it("is lost with the network, and comes back with it at once", () => {
  keep();
  reporters[0]?.isLive();
  page.offline();
  page.online();
  expect(reporters).toHaveLength(2);
  page.online();
  expect(reporters).toHaveLength(2);
  expect(statuses).toEqual(["connecting", "live", "lost"]);
});
