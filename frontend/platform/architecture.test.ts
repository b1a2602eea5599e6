import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderCircles, foreignImports, mentions } from "./testing/rules";
import { type Source, sourcesBelow } from "./testing/sources";

/** Each root of the page has a `slice.ts`; the platform is one of them. */
const roots = readdirSync(".").filter((name) => existsSync(join(name, "slice.ts")));
const slices = roots.filter((root) => root !== "platform");

/** Tests may use what helps them, which imports what they test. */
const withoutTests = (sources: readonly Source[]) => sources.filter(({ path }) => !path.includes(".test."));

it("the platform imports no slice, and only its journeys the list of them", () => {
  const foreign = foreignImports(sourcesBelow("platform"), "platform");
  expect(foreign.filter((each) => !/^platform\/e2e\/.* imports slices$/.test(each))).toEqual([]);
});

it("no slice imports another", () => {
  for (const slice of slices) {
    const others = slices.filter((other) => other !== slice);
    const foreign = foreignImports(sourcesBelow(slice), slice);
    expect(foreign.filter((each) => others.some((other) => each.includes(` imports ${other}/`)))).toEqual([]);
  }
});

it("the platform names no slice", () => {
  expect(mentions(sourcesBelow("platform"), slices)).toEqual([]);
});

it.each(roots)("the folders of %s import each other in no circle", (root) => {
  expect(folderCircles(withoutTests(sourcesBelow(root)))).toEqual([]);
});
