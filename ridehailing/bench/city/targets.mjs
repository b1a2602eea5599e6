// The targets of the city, each as the condition that a run's figures must meet.

export const PERSON_WAIT_MILLIS = 15_000;
const BUSY_SHARE = { min: 0.5, max: 0.75 };
const MIN_MATCHED_SHARE = 0.95;
const MAX_MATCH_P50_MILLIS = 5000;
const MIN_WITHIN_SHARE = 0.99;
// Cells come and go: most of those that surge do not do so from the first second to the last.
const MAX_SHARE_SURGING_ALL_THE_TIME = 0.5;

/** The targets by name; a figure that is missing meets none. */
export const TARGETS = {
  busy: ({ drivers }) => drivers.busyShare >= BUSY_SHARE.min && drivers.busyShare <= BUSY_SHARE.max,
  someoneFree: ({ drivers }) => drivers.samples > 0 && drivers.secondsWithNobodyFree === 0,
  matched: ({ rides }) => rides.matchedShare >= MIN_MATCHED_SHARE,
  matchTime: ({ rides }) => rides.matchMillis.p50 <= MAX_MATCH_P50_MILLIS,
  surge: ({ surge }) => surge.began > 0 && surge.ended > 0,
  surgePasses: ({ surge }) => surge.throughout < surge.mean * MAX_SHARE_SURGING_ALL_THE_TIME,
  person: ({ person }) => person.withinShare >= MIN_WITHIN_SHARE,
};

/** Whether a run meets every target. */
export const meetsAll = (result) => Object.values(TARGETS).every((isMet) => isMet(result));
