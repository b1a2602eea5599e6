import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PartList } from "./part-list";
import { reportOf } from "./parts";

it("names each part and its status in words", () => {
  const components = { mlService: "OUT_OF_SERVICE", database: "DOWN" };
  const html = renderToStaticMarkup(<PartList report={reportOf(components, "2026-11-25T10:00:00Z")} />);
  const words = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  expect(words).toContain("Gateway Java, Spring WebFlux Up");
  expect(words).toContain("ML service Python, FastAPI and gRPC Out of service");
  expect(words).toContain("Database PostgreSQL Down");
});
