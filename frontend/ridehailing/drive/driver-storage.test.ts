import { expect, it } from "vitest";
import { driverId, onlineAt, rememberOnline } from "./driver-storage";

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
}

it("is the same driver at each visit, and another one in each browser", () => {
  const browser = storage();
  expect(driverId(browser)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(driverId(browser)).toBe(driverId(browser));
  expect(driverId(storage())).not.toBe(driverId(browser));
});

it("replaces an invalid id", () => {
  const browser = storage();
  browser.setItem("tandem.driver", "somebody");
  expect(driverId(browser)).not.toBe("somebody");
});

it("stores where the driver is online, until the driver goes offline", () => {
  const tab = storage();
  expect(onlineAt(tab)).toBeUndefined();
  rememberOnline(tab, { lat: 40.758, lng: -73.9855 });
  expect(onlineAt(tab)).toEqual({ lat: 40.758, lng: -73.9855 });
  rememberOnline(tab, undefined);
  expect(onlineAt(tab)).toBeUndefined();
});
