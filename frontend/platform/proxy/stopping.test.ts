import { expect, it, vi } from "vitest";

it("is aborted by the first signal to stop", async () => {
  const once = vi.spyOn(process, "once").mockReturnThis();
  const { stopping } = await import("./stopping");
  expect(once.mock.calls.map(([signal]) => signal)).toEqual(["SIGINT", "SIGTERM"]);
  expect(stopping.aborted).toBe(false);
  once.mock.calls[1]?.[1]();
  expect(stopping.aborted).toBe(true);
});
