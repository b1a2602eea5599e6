import type { CityCell } from "@/ridehailing/api/types";

/** The market of every cell, and which cells need to be drawn again. */
export class Cells {
  readonly #known = new Map<string, CityCell>();
  readonly #changed = new Set<string>();

  get(cell: string): CityCell | undefined {
    return this.#known.get(cell);
  }

  reset(cells: readonly CityCell[]): void {
    this.#known.clear();
    this.change(cells);
  }

  change(cells: readonly CityCell[]): void {
    for (const cell of cells) {
      this.#known.set(cell.cell, cell);
      this.#changed.add(cell.cell);
    }
  }

  /** The cells that changed since the last call. */
  takeChanged(): CityCell[] {
    const changed = [...this.#changed].flatMap((cell) => this.#known.get(cell) ?? []);
    this.#changed.clear();
    return changed;
  }
}
