/** An event of a Chromium trace, as far as it is read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const FRAME = "BeginCommitCompositorFrame"; // the main thread hands a frame over
const TASK = "RunTask";

/** What the page's main thread did for one frame, in milliseconds. */
export interface FrameCost {
  /** How long it was busy. */
  readonly busy: number;
  /** How much of that it really computed; the rest it waited for a processor that others used. */
  readonly computed: number;
}

/** What each frame cost: all tasks of the main thread from handing one frame over to handing over the next. */
export function frameCosts(trace: string): FrameCost[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const events = onMainThread(traceEvents).sort((one, other) => one.ts - other.ts);
  const ends = events.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const tasks = events.filter(({ name, ph }) => name === TASK && ph === "X");
  return ends.slice(1).map((end, index) => costOf(tasks, ends[index] ?? end, end));
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

function costOf(tasks: readonly TraceEvent[], from: number, to: number): FrameCost {
  let [busy, computed] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    const within = Math.max(0, Math.min(ts + dur, to) - Math.max(ts, from));
    busy += within / 1000;
    computed += dur > 0 ? (tdur * within) / dur / 1000 : 0;
  }
  return { busy, computed };
}
