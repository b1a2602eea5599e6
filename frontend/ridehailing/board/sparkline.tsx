const WIDTH = 56;
const HEIGHT = 22;

/** The course of the values; the figure beside it is the last one. */
export function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  return (
    <svg aria-hidden="true" className="mb-1 shrink-0 overflow-visible" height={HEIGHT} width={WIDTH}>
      <path
        className="stroke-accent"
        d={sparkline(values, WIDTH, HEIGHT)}
        fill="none"
        strokeLinejoin="round"
        strokeWidth="1.5"
      />
    </svg>
  );
}

/** An SVG path through the values for a box of that size, with a gap at each null; empty for fewer than two values. */
export function sparkline(values: readonly (number | null)[], width: number, height: number): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return "";
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  const x = (index: number) => round((index / (values.length - 1)) * width);
  const y = (value: number) => round(range === 0 ? height / 2 : height - ((value - least) / range) * height);
  return values
    .map((value, index) => (value === null ? "" : `${isStart(values, index) ? "M" : "L"}${x(index)} ${y(value)}`))
    .join("");
}

function isStart(values: readonly (number | null)[], index: number): boolean {
  return index === 0 || values[index - 1] === null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
