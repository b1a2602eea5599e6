// Calls a function at a steady rate: what fell behind is caught up at once, so that no load is left out.
import { now } from "./clock.mjs";

const TICK_MILLIS = 5;

/** Calls `each(k)`, k = 0, 1, 2 ..., the k-th k/perSecond seconds after the start. Returns a function that stops it. */
export function pace(perSecond, each) {
  const start = now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((now() - start) / 1000) * perSecond) + 1;
    while (done < due) each(done++);
  }, TICK_MILLIS);
  return () => clearInterval(timer);
}
