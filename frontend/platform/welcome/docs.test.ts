import { afterEach, expect, it, vi } from "vitest";
import { docsLinks } from "./docs";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("leads to the addresses that are set, and to the default ports otherwise", () => {
  vi.stubEnv("GATEWAY_DOCS_URL", "");
  vi.stubEnv("ML_DOCS_URL", "http://ml.test/docs");
  expect(docsLinks().map(({ url }) => url)).toEqual(["http://localhost:8080/api/docs", "http://ml.test/docs"]);
});
