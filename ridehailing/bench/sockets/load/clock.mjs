// One clock for everything that is timed, and its histograms.
import { build } from "hdr-histogram-js";

const HIGHEST_MICROS = 600_000_000;

/** Milliseconds of this process's monotonic clock. */
export const now = () => performance.now();

/** Durations, recorded in milliseconds and kept to three significant digits. */
export class Durations {
  #histogram = build({ lowestDiscernibleValue: 1, highestTrackableValue: HIGHEST_MICROS, numberOfSignificantValueDigits: 3 });

  record(millis) {
    this.#histogram.recordValue(Math.min(HIGHEST_MICROS, Math.max(1, Math.round(millis * 1000))));
  }

  /** How many there are and where they lie, in milliseconds; null for none. */
  summary() {
    const { totalCount, maxValue, mean } = this.#histogram;
    if (totalCount === 0) return null;
    const at = (percentile) => this.#histogram.getValueAtPercentile(percentile) / 1000;
    return { count: totalCount, mean: mean / 1000, p50: at(50), p90: at(90), p99: at(99), p999: at(99.9), max: maxValue / 1000 };
  }
}
