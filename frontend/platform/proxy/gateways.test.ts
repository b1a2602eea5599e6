import { afterEach, expect, it, vi } from "vitest";
import { gateways, markAvailable, markUnavailable, roundRobin } from "./gateways";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("reads the list, and has a default", () => {
  vi.stubEnv("GATEWAY_URL", " http://one:1/, http://two:2 ,");
  expect(gateways()).toEqual(["http://one:1", "http://two:2"]);
  vi.stubEnv("GATEWAY_URL", "");
  expect(gateways()).toEqual(["http://localhost:8080"]);
});

it("puts each first in turn", () => {
  vi.stubEnv("GATEWAY_URL", "http://a,http://b,http://c");
  const rounds = [roundRobin(), roundRobin(), roundRobin()];
  expect(new Set(rounds.map(([first]) => first))).toEqual(new Set(gateways()));
  for (const round of rounds) expect(new Set(round)).toEqual(new Set(gateways()));
});

it("puts an unavailable gateway last, for two seconds or until it responds", () => {
  vi.useFakeTimers();
  vi.stubEnv("GATEWAY_URL", "http://d,http://e");
  const firsts = () => new Set([roundRobin()[0], roundRobin()[0]]);
  markUnavailable("http://d", new Error("refused"));
  expect(firsts()).toEqual(new Set(["http://e"]));
  vi.advanceTimersByTime(2000);
  expect(firsts()).toEqual(new Set(gateways()));
  markUnavailable("http://d", new Error("refused"));
  markAvailable("http://d");
  expect(firsts()).toEqual(new Set(gateways()));
});

it("logs an outage once, and its end", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const info = vi.spyOn(console, "info").mockReturnValue();
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  for (let failures = 0; failures < 3; failures++) markUnavailable("http://f", refused);
  expect(warn.mock.calls).toEqual([["The gateway http://f cannot be reached: ECONNREFUSED"]]);
  for (let responses = 0; responses < 3; responses++) markAvailable("http://f");
  expect(info.mock.calls).toEqual([["The gateway http://f can be reached again"]]);
});
