import type { ServerTimings } from "./server-timing";

/** One bar: its layer, how deep it is nested, and where it lies, in milliseconds from the request's start. */
export interface Span {
  readonly layer: "browser" | "next" | "gateway" | "ml" | "ml-queue" | "ml-compute" | "db";
  readonly label: string;
  readonly depth: number;
  readonly start: number;
  readonly duration: number;
}

/**
 * Lays the layers' durations out inside one another.
 *
 * Every duration is measured. Where a bar begins is known for the browser only: a layer says how long it took, not when, so
 * what it does not cover of the layer around it is shared equally before and after it; inside the gateway the database is
 * drawn after the ML call, as its write is.
 */
export function waterfall(totalMs: number, servers: ServerTimings): Span[] {
  const browser: Span = { layer: "browser", label: "Browser", depth: 0, start: 0, duration: totalMs };
  const next = inside(browser, "next", "Next.js", servers.next);
  const gateway = inside(next ?? browser, "gateway", "Gateway", servers.gateway);
  if (gateway === undefined) return present([browser, next]);
  const [ml, db] = inTurn(gateway, [
    ["ml", "ML call", servers.ml],
    ["db", "Database", servers.db],
  ]);
  const [queue, compute] = ml
    ? inTurn(ml, [
        ["ml-queue", "ML queue", servers["ml-queue"]],
        ["ml-compute", "ML compute", servers["ml-compute"]],
      ])
    : [];
  return present([browser, next, gateway, ml, queue, compute, db]);
}

type Wanted = readonly [Span["layer"], string, number | undefined];

function inside(outer: Span, layer: Span["layer"], label: string, duration: number | undefined): Span | undefined {
  return inTurn(outer, [[layer, label, duration]])[0];
}

/** Bars one after another in the middle of the one around them, never reaching out of it. */
function inTurn(outer: Span, wanted: readonly Wanted[]): (Span | undefined)[] {
  let left = outer.duration;
  const durations = wanted.map(([, , duration]) => {
    const fitting = Math.min(duration ?? 0, left);
    left -= fitting;
    return fitting;
  });
  let start = outer.start + left / 2;
  return wanted.map(([layer, label, asked], index) => {
    if (asked === undefined) return undefined;
    const span = { layer, label, depth: outer.depth + 1, start, duration: durations[index] ?? 0 };
    start += span.duration;
    return span;
  });
}

function present(spans: readonly (Span | undefined)[]): Span[] {
  return spans.filter((span) => span !== undefined);
}
