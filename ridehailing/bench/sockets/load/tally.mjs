// Counts of events, by group and by name.

/** Counts of named things in groups. */
export class Tally {
  #groups = {};

  add(group, name) {
    this.#groups[group] ??= {};
    this.#groups[group][name] = (this.#groups[group][name] ?? 0) + 1;
  }

  /** All that was counted, `{group: {name: count}}`; counting starts again from zero. */
  take() {
    const taken = this.#groups;
    this.#groups = {};
    return taken;
  }
}
