import { sparkline } from "./model/sparkline";

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
