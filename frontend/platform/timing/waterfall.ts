import type { RequestTiming } from "./server-timing";

/** One bar: layer, depth, position, and self time, which no bar inside it covers; times are milliseconds. */
export interface Span {
  readonly layer: "browser" | "next" | "gateway" | "ml" | "ml-queue" | "ml-compute" | "db";
  readonly label: string;
  readonly depth: number;
  readonly start: number;
  readonly duration: number;
  readonly self: number;
}

/**
 * Nests the layers' durations inside one another.
 *
 * Every duration is measured. The start of a bar is known for the browser, and for the time that the request was away
 * from it. A server reports how long it took, not when: its bar is centred in the bar around it. Inside the gateway,
 * the database follows the ML call, as the write does.
 */
export function waterfall(timing: RequestTiming): Span[] {
  const { startedAt, endedAt, away, servers } = timing;
  const browser: Bar = { layer: "browser", label: "Browser", depth: 0, start: 0, duration: endedAt - startedAt };
  const wire = away ? { ...browser, start: away.from - startedAt, duration: away.to - away.from } : browser;
  const next = inside(wire, "next", "Next.js", servers.next);
  const gateway = inside(next ?? wire, "gateway", "Gateway", servers.gateway);
  if (gateway === undefined) return present([browser, next]);
  const [ml, db] = inSequence(gateway, [
    ["ml", "ML call", servers.ml],
    ["db", "Database", servers.db],
  ]);
  const [queue, compute] = ml
    ? inSequence(ml, [
        ["ml-queue", "ML queue", servers["ml-queue"]],
        ["ml-compute", "ML compute", servers["ml-compute"]],
      ])
    : [];
  return present([browser, next, gateway, ml, queue, compute, db]);
}

type Bar = Omit<Span, "self">;
type Wanted = readonly [Span["layer"], string, number | undefined];

function inside(outer: Bar, layer: Span["layer"], label: string, duration: number | undefined): Bar | undefined {
  return inSequence(outer, [[layer, label, duration]])[0];
}

/** Places bars one after another in the middle of the outer bar, clipped to it. */
function inSequence(outer: Bar, wanted: readonly Wanted[]): (Bar | undefined)[] {
  let left = outer.duration;
  const durations = wanted.map(([, , duration]) => {
    const fitting = Math.min(duration ?? 0, left);
    left -= fitting;
    return fitting;
  });
  let start = outer.start + left / 2;
  return wanted.map(([layer, label, duration], index) => {
    if (duration === undefined) return undefined;
    const span = { layer, label, depth: outer.depth + 1, start, duration: durations[index] ?? 0 };
    start += span.duration;
    return span;
  });
}

/** The existing bars, with their self times; a bar's children are one level deeper, before the next of its level. */
function present(found: readonly (Bar | undefined)[]): Span[] {
  const bars = found.filter((bar) => bar !== undefined);
  return bars.map((bar, index) => ({ ...bar, self: Math.max(0, bar.duration - inner(bars, bar, index)) }));
}

function inner(bars: readonly Bar[], outer: Bar, index: number): number {
  const after = bars.slice(index + 1);
  const end = after.findIndex(({ depth }) => depth <= outer.depth);
  const within = end === -1 ? after : after.slice(0, end);
  const children = within.filter(({ depth }) => depth === outer.depth + 1);
  return children.reduce((sum, { duration }) => sum + duration, 0);
}
