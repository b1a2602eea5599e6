import { expect, it } from "vitest";
import { pathMatcher } from "./path-templates";

const matches = pathMatcher(["/api/v1/items/{id}/socket", "/a.b"]);

it.each(["/api/v1/items/1/socket", "/api/v1/items/%20/socket", "/a.b"])("fits %s", (path) => {
  expect(matches(path)).toBe(true);
});

it.each(["/api/v1/items//socket", "/api/v1/items/1/2/socket", "/api/v1/items/1/socket/", "/aXb", ""])(
  "does not fit %j",
  (path) => {
    expect(matches(path)).toBe(false);
  },
);

it("fits nothing without a template", () => {
  expect(pathMatcher([])("/")).toBe(false);
});
