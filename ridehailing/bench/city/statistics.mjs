// The figures of a run: of numbers of drivers by the second, and of durations.

const BUSY_WINDOW_SECONDS = 300;

const sum = (values) => values.reduce((total, each) => total + each, 0);

/** The value below which that share of the values lies, by the nearest rank; NaN for none. */
export function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function busyShare(samples) {
  return sum(samples.map(({ busy }) => busy)) / sum(samples.map(({ online }) => online));
}

/** The samples in consecutive windows; a rest of less than half a window belongs to the window before it. */
function windows(samples, seconds) {
  const groups = [];
  for (const sample of samples) {
    const index = Math.floor((sample.second - samples[0].second) / seconds);
    groups[index] ??= [];
    groups[index].push(sample);
  }
  const whole = groups.filter(Boolean);
  if (whole.length > 1 && whole.at(-1).length < seconds / 2) whole.at(-2).push(...whole.pop());
  return whole;
}

/** Figures of drivers by the second, `{second, online, busy, free}`: mean, share that is busy, time without a free driver. */
export function driverFigures(samples, windowSeconds = BUSY_WINDOW_SECONDS) {
  const shares = windows(samples, windowSeconds).map(busyShare);
  return {
    samples: samples.length,
    online: sum(samples.map(({ online }) => online)) / samples.length,
    busyShare: busyShare(samples),
    lowestBusyShare: Math.min(...shares),
    highestBusyShare: Math.max(...shares),
    secondsWithNobodyFree: samples.filter(({ free }) => free === 0).length,
  };
}
