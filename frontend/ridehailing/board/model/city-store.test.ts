import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CityRates, CityStream } from "@/ridehailing/api/types";
import { CityStore } from "./city-store";

const AT = "2026-11-25T10:00:00Z";
const RATES = { at: AT, ridesPerMinute: 4 } as CityRates;
const SNAPSHOT: CityStream["snapshot"] = {
  at: AT,
  pricing: "model",
  modelVersion: "2026.11-abc",
  cells: [{ cell: "a", demand: 1, supply: 2, surge: 1.2 }],
  drivers: [{ id: "d1", lat: 40.75, lng: -73.98, status: "free" }],
  rides: [],
  rates: RATES,
};

let now = 0;
let store: CityStore;

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  store = new CityStore(() => now);
});

afterEach(() => {
  store.close();
  vi.useRealTimers();
});

function later(ms: number): void {
  now += ms;
  vi.advanceTimersByTime(ms);
}

test("a snapshot fills cells, traffic and figures at once", () => {
  store.apply("snapshot", SNAPSHOT);
  expect(store.cells.get("a")?.surge).toBe(1.2);
  expect([...store.traffic.drivers]).toHaveLength(1);
  expect(store.figures()).toMatchObject({ at: AT, pricing: "model", rates: [RATES] });
});

test("a pulse changes the cells it names and leaves the others", () => {
  store.apply("snapshot", { ...SNAPSHOT, cells: [...SNAPSHOT.cells, { cell: "b", demand: 0, supply: 1, surge: 1 }] });
  store.cells.takeChanged();
  const pulse = { at: AT, pricing: "fallback", modelVersion: null } as const;
  store.apply("pulse", { ...pulse, cells: [{ cell: "b", demand: 5, supply: 1, surge: 1.5 }] });
  expect(store.cells.takeChanged().map(({ cell }) => cell)).toEqual(["b"]);
  expect(store.cells.get("a")?.surge).toBe(1.2);
});

test("a driver who is gone disappears", () => {
  store.apply("snapshot", SNAPSHOT);
  store.apply("drivers", { at: AT, moved: [], gone: ["d1"] });
  expect([...store.traffic.drivers]).toEqual([]);
});

test("listeners are notified of figures once a second at most, and of the last ones", () => {
  const notified = vi.fn();
  store.onFigures(notified);
  for (let ridesPerMinute = 0; ridesPerMinute < 10; ridesPerMinute++)
    store.apply("rates", { ...RATES, ridesPerMinute });
  expect(notified).toHaveBeenCalledTimes(1);
  later(999);
  expect(notified).toHaveBeenCalledTimes(1);
  later(1);
  expect(notified).toHaveBeenCalledTimes(2);
  expect(store.figures().rates.at(-1)?.ridesPerMinute).toBe(9);
});

test("nothing runs when nothing changes", () => {
  store.apply("snapshot", SNAPSHOT);
  later(1000);
  expect(vi.getTimerCount()).toBe(0);
  expect(store.traffic.isMoving(now)).toBe(false);
});

test("a message that only moves drivers notifies no listener of figures", () => {
  store.apply("snapshot", SNAPSHOT);
  const [notified, drawn] = [vi.fn(), vi.fn()];
  store.onFigures(notified);
  const stop = store.onDrawn(drawn);
  later(1000);
  store.apply("drivers", { at: AT, moved: [{ id: "d1", lat: 40.751, lng: -73.98, status: "busy" }], gone: [] });
  stop();
  store.apply("drivers", { at: AT, moved: [], gone: ["d1"] });
  expect(notified).not.toHaveBeenCalled();
  expect(drawn).toHaveBeenCalledTimes(1);
});
