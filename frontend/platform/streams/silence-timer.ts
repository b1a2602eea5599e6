/**
 * Calls back once when it was not reset for that long; never when no duration is given. Starts at the
 * first `reset`, and from zero at each one; runs until `cancel`.
 */
export function silenceTimer(maxSilenceMs: number | undefined, onSilence: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const reset = () => {
    cancel();
    if (maxSilenceMs !== undefined) timer = setTimeout(onSilence, maxSilenceMs);
  };
  return { reset, cancel };
}
