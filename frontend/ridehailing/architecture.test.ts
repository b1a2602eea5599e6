import { expect, it } from "vitest";
import { mentions } from "@/platform/testing/rules";
import { sourcesBelow } from "@/platform/testing/sources";

const WORDS = ["quote", "ride", "rider", "driver", "fare", "surge", "city", "pickup", "dropoff", "trip"];

it("the platform speaks of nothing that the example is about", () => {
  expect(mentions(sourcesBelow("platform"), WORDS)).toEqual([]);
});
