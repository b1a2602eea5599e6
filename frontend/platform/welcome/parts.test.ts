import { expect, it } from "vitest";
import { reportOf } from "./parts";

const AT = "2026-11-25T10:00:00Z";

it("reports what the gateway says of its parts", () => {
  expect(reportOf({ mlService: "UNREACHABLE", database: "UP" }, AT)).toEqual({
    checkedAt: AT,
    status: { gateway: "UP", mlService: "UNREACHABLE", database: "UP" },
  });
});

it("knows nothing of the parts behind a gateway that does not respond", () => {
  expect(reportOf(undefined, AT).status).toEqual({ gateway: "UNREACHABLE", mlService: "UNKNOWN", database: "UNKNOWN" });
});

it("takes a status that it does not know, or that is missing, as unknown", () => {
  expect(reportOf({ mlService: "SLEEPING" }, AT).status).toMatchObject({ mlService: "UNKNOWN", database: "UNKNOWN" });
});
