import { expect, it } from "vitest";
import { folderCircles, foreignImports, mentions } from "./rules";
import { sourceOf } from "./sources";

it("finds imports out of a root: by alias, by path, dynamic ones and those of types", () => {
  const own = "@"; // not to be found in this very file
  const text = `import a from "${own}/other/a";
import type { B } from "../other/b";
const c = () => import("${own}/other/c");
import "${own}/root/d"; import "react"; import "node:fs/promises"; import "./e"; import "${own}/slices";`;
  expect(foreignImports([sourceOf("root/x.ts", text)], "root")).toEqual([
    "root/x.ts imports other/a",
    "root/x.ts imports other/b",
    "root/x.ts imports other/c",
    "root/x.ts imports slices",
  ]);
});

it("finds words inside identifiers and paths, in the plural too, but not inside other words", () => {
  const text = "const berryTree = 1;\n// blueberry, retreat\n'/api/v1/berries' + TREE_COUNT";
  expect(mentions([sourceOf("a.ts", text)], ["berry", "tree"])).toEqual([
    "a.ts:1 berry",
    "a.ts:1 tree",
    "a.ts:3 berries",
    "a.ts:3 tree",
  ]);
});

it("finds circles between folders, over several steps", () => {
  const sources = [
    sourceOf("r/a/1.ts", 'import "../b/1"'),
    sourceOf("r/b/1.ts", 'import "../c/1"'),
    sourceOf("r/c/1.ts", 'import "../b/1"; import "./2"'),
    sourceOf("r/c/2.ts", ""),
  ];
  expect(folderCircles(sources)).toEqual(["r/b -> r/c -> r/b", "r/c -> r/b -> r/c"]);
});
