import { expect, it } from "vitest";
import { requestTarget } from "./request-target";

it.each([
  ["/", "/", ""],
  ["/a/b?c=%zz#d", "/a/b", "?c=%zz"],
  ["/a/%2e%2E/b", "/b", ""],
  ["/../..//a", "//a", ""],
  ["//host/path", "//host/path", ""],
  ["http://host:1/a?b", "/a", "?b"],
  ["HTTPS://HOST", "/", ""],
  ["/%C3%A9", "/%C3%A9", ""],
  [Buffer.from("/é?é").toString("latin1"), "/%c3%a9", "?%c3%a9"],
])("reads %s", (raw, pathname, search) => {
  expect(requestTarget(raw)).toEqual({ pathname, search });
});

it.each([
  "",
  "*",
  "a",
  "?a",
  "ftp://host/",
  "http:/host",
  "http://[/",
  "http://a:99999/",
  "/%",
  "/%zz",
  "/%ff",
  "/%00",
  "/\xe9",
])("refuses %j", (raw) => {
  expect(requestTarget(raw)).toBeUndefined();
});
