const STEPS = [1, 2, 5];
const MAX_TICKS = 6;

/** Round values from 0 to below `total`, at most six, for an axis. */
export function ticks(total: number): number[] {
  if (!(total > 0)) return [];
  const step = stepFor(total);
  const count = Math.ceil(total / step);
  return Array.from({ length: count }, (_, index) => Number((index * step).toPrecision(12)));
}

function stepFor(total: number): number {
  const power = 10 ** Math.floor(Math.log10(total / MAX_TICKS));
  const step = STEPS.find((each) => total / (each * power) <= MAX_TICKS) ?? 10;
  return step * power;
}
