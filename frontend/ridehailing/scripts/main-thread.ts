/** The fields used here of an event in a Chromium trace; times are in microseconds. */
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

const FRAME = "BeginCommitCompositorFrame"; // the main thread commits a frame
const TASK = "RunTask";

/** The main thread's work for one frame, in milliseconds. */
export interface FrameCost {
  /** How long it was busy, in milliseconds. */
  readonly busy: number;
  /** How much of that it computed; during the rest it waited for a processor. */
  readonly computed: number;
}

/** The cost of each frame: all tasks of the main thread between two commits. */
export function frameCosts(trace: string): FrameCost[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const events = onMainThread(traceEvents).sort((one, other) => one.ts - other.ts);
  const ends = events.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const tasks = events.filter(({ name, ph }) => name === TASK && ph === "X");
  return ends.slice(1).map((end, index) => costOf(tasks, ends[index] ?? end, end));
}

/** The value below which that part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** There may be several renderer processes: the page's is the one that drew the most frames. */
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
