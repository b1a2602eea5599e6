import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { expect, it } from "vitest";
import { isRouterState } from "./router-state";

const PARAMETER = ["id", "1", "d", null];
const TREES = [
  ["", {}],
  ["", { children: ["page", { children: ["__PAGE__", {}, ["/page", "?a"], "refetch"] }] }, null, null, 16],
  ["", {}, null, null, true],
  ["", {}, undefined, "metadata-only", 1, "key"],
  ["", {}, null, null, null, null],
  ["", {}, null, "other"],
  ["", {}, ["/"]],
  ["", {}, ["/", 1]],
  ["", { children: [] }],
  ["", { children: null }],
  ["", []],
  ["", {}, null, null, 1, "key", 1],
  [""],
  [],
  [1, {}],
  [PARAMETER, {}],
  [["id", "1", "oc", ["a"]], {}],
  [["id", "1", "di(..)(..)", null], {}],
  [["id", "1", "ci(...)", null], {}],
  [["id", "1", "oci(.)", null], {}],
  [["id", "1", "x", null], {}],
  [["id", "1", "d", [1]], {}],
  [["id", "1", "d"], {}],
  null,
  {},
  "x",
];
const HEADERS = TREES.map((tree) => encodeURIComponent(JSON.stringify(tree)));

it.each([...HEADERS, "", "x", "%zz", "%22", JSON.stringify(["é", {}]), HEADERS[0]?.padEnd(40_001)])(
  "takes what Next.js takes, and nothing else: %s",
  (header = "") => {
    let isTaken = true;
    try {
      parseAndValidateFlightRouterState(header);
    } catch {
      isTaken = false;
    }
    expect(isRouterState(header)).toBe(isTaken);
  },
);
