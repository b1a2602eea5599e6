// Which cells surge, and when that begins and ends.

/** The page's board colours a cell from this multiplier on: below it a visitor sees no surge. */
export const SURGING_FROM = 1.15;

/** Counts cells that surge. A cell that surges at the first look did not begin; one that begins twice counts twice. */
export class SurgeTracker {
  #counts = [];
  #now = undefined;
  #throughout = new Set();
  #began = 0;
  #ended = 0;

  /** Takes the set of cells that surge now. */
  observe(surging) {
    const before = this.#now ?? surging;
    if (!this.#now) this.#throughout = new Set(surging);
    this.#began += count(surging, (cell) => !before.has(cell));
    this.#ended += count(before, (cell) => !surging.has(cell));
    for (const cell of this.#throughout) if (!surging.has(cell)) this.#throughout.delete(cell);
    this.#counts.push(surging.size);
    this.#now = surging;
  }

  /** How many surged: on average, at most, never without; how often one began and ended. */
  summary() {
    const total = this.#counts.reduce((sum, each) => sum + each, 0);
    return {
      mean: total / this.#counts.length,
      max: Math.max(0, ...this.#counts),
      began: this.#began,
      ended: this.#ended,
      throughout: this.#throughout.size,
    };
  }
}

const count = (cells, matches) => [...cells].filter(matches).length;
