import { beforeEach, expect, it, vi } from "vitest";
import { testPage } from "@/platform/testing/page";
import { type ConnectionListener, keepOpen, retryDelayMs } from "./keep-open";

const page = testPage();
let listeners: ConnectionListener[];
let closed: number;
let statuses: string[];

beforeEach(() => {
  listeners = [];
  closed = 0;
  statuses = [];
});

function keep(isOpenWhileHidden = false) {
  const open = (listener: ConnectionListener) => {
    listeners.push(listener);
    return { close: () => void closed++ };
  };
  return keepOpen({ open, onStatus: (status) => statuses.push(status), isOpenWhileHidden });
}

it("reports its status, and reconnects when it is lost", () => {
  keep();
  listeners[0]?.onLive();
  listeners[0]?.onLost();
  expect(closed).toBe(1);
  vi.advanceTimersByTime(500);
  expect(listeners).toHaveLength(2);
  listeners[1]?.onLive();
  expect(statuses).toEqual(["connecting", "live", "lost", "live"]);
});

it("does not reconnect after it was closed", () => {
  const kept = keep();
  listeners[0]?.onLost();
  kept.close();
  vi.advanceTimersByTime(60_000);
  page.hide();
  page.show();
  page.online();
  expect(listeners).toHaveLength(1);
});

it("waits longer after each failure, up to a limit, and briefly again after a success", () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  expect([0, 1, 2, 3].map(retryDelayMs)).toEqual([500, 1000, 2000, 4000]);
  expect(retryDelayMs(40)).toBe(5000);
  vi.mocked(Math.random).mockReturnValue(0);
  expect(retryDelayMs(2)).toBe(1000);
  keep();
  for (const pause of [250, 500, 1000]) {
    listeners.at(-1)?.onLost();
    vi.advanceTimersByTime(pause - 1);
    const before = listeners.length;
    vi.advanceTimersByTime(1);
    expect(listeners).toHaveLength(before + 1);
  }
  listeners.at(-1)?.onLive();
  listeners.at(-1)?.onLost();
  vi.advanceTimersByTime(250);
  expect(listeners).toHaveLength(5);
});

it("gives up a connection that takes too long to open", () => {
  keep();
  vi.advanceTimersByTime(10_000);
  expect(statuses).toEqual(["connecting", "lost"]);
  expect(closed).toBe(1);
});

it("ignores the events of a connection that was given up", () => {
  keep();
  listeners[0]?.onLost();
  listeners[0]?.onLost();
  listeners[0]?.onLive();
  expect(statuses).toEqual(["connecting", "lost"]);
});

it("closes in a hidden tab, and opens when the tab is shown again", () => {
  page.hide();
  keep();
  expect(listeners).toHaveLength(0);
  page.show();
  listeners[0]?.onLive();
  page.hide();
  expect(closed).toBe(1);
  vi.advanceTimersByTime(3_600_000);
  expect(listeners).toHaveLength(1);
  page.show();
  expect(listeners).toHaveLength(2);
  expect(statuses).toEqual(["connecting", "live", "connecting"]);
});

it("stays open in a hidden tab when that is an option", () => {
  keep(true);
  page.hide();
  expect(closed).toBe(0);
});

it("is lost with the network, and reconnects with it at once", () => {
  keep();
  listeners[0]?.onLive();
  page.offline();
  page.online();
  expect(listeners).toHaveLength(2);
  page.online();
  expect(listeners).toHaveLength(2);
  expect(statuses).toEqual(["connecting", "live", "lost"]);
});
