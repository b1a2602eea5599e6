/** An event of a Chromium trace, as far as it is read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

const FRAME = "BeginCommitCompositorFrame"; // the main thread hands a frame over
const TASK = "RunTask";

/** How long the page's main thread was busy in each frame, in milliseconds: all its tasks from handing one over to the next. */
export function busyPerFrame(trace: string): number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const events = onMainThread(traceEvents).sort((one, other) => one.ts - other.ts);
  const begins = events.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const tasks = events.filter(({ name, ph }) => name === TASK && ph === "X");
  return begins.slice(1).map((end, index) => within(tasks, begins[index] ?? end, end) / 1000);
}

/** The value below which that part of all lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** A page's process may have been preceded by others: the one that drew most frames is the page's. */
function onMainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const isMain = ({ name, args }: TraceEvent) => name === "thread_name" && args?.name === "CrRendererMain";
  const threads = events
    .filter(isMain)
    .map(({ pid, tid }) => events.filter((each) => each.pid === pid && each.tid === tid));
  const frames = (thread: readonly TraceEvent[]) => thread.filter(({ name }) => name === FRAME).length;
  return threads.reduce((most, next) => (frames(next) > frames(most) ? next : most), []);
}

function within(tasks: readonly TraceEvent[], from: number, to: number): number {
  return tasks.reduce((sum, { ts, dur = 0 }) => sum + Math.max(0, Math.min(ts + dur, to) - Math.max(ts, from)), 0);
}
