import { expect, test } from "vitest";
import { frameCosts, quantile } from "./main-thread";

const MAIN = { pid: 1, tid: 2 };
const thread = (pid: number, tid: number, name: string) => ({
  name: "thread_name",
  ph: "M",
  pid,
  tid,
  ts: 0,
  args: { name },
});
const frame = (ts: number) => ({ ...MAIN, name: "BeginCommitCompositorFrame", ph: "I", ts });
const task = (ts: number, dur: number) => ({ ...MAIN, name: "RunTask", ph: "X", ts, dur, tdur: dur / 2 });

test("the main thread's tasks count for the frames they fall into, other threads' do not", () => {
  const traceEvents = [
    thread(1, 2, "CrRendererMain"),
    thread(1, 3, "Compositor"),
    thread(9, 9, "CrRendererMain"),
    frame(20_000),
    frame(0),
    frame(10_000),
    task(1000, 2000),
    task(9000, 4000),
    { ...task(1000, 9000), tid: 3 },
  ];
  expect(frameCosts(JSON.stringify({ traceEvents }))).toEqual([
    { busy: 3, computed: 1.5 },
    { busy: 3, computed: 1.5 },
  ]);
});

test("a quantile is the value below which that part lies", () => {
  const values = [5, 1, 4, 2, 3];
  expect(quantile(values, 0.5)).toBe(3);
  expect(quantile(values, 1)).toBe(5);
  expect(quantile([], 0.5)).toBeNaN();
});
