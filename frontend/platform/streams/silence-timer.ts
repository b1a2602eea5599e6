/** Runs until it is cancelled, and starts from zero at each `reset`. */
export interface SilenceTimer {
  readonly reset: () => void;
  readonly cancel: () => void;
}

/**
 * Calls back once when it was not reset for that long; never when no duration is given. Starts at the first `reset`.
 */
export function silenceTimer(maxSilenceMs: number | undefined, onSilence: () => void): SilenceTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const reset = () => {
    cancel();
    if (maxSilenceMs !== undefined) timer = setTimeout(onSilence, maxSilenceMs);
  };
  return { reset, cancel };
}
