// The city as its board shows it now: drivers and the surge of each cell.
import { gridDistance, latLngToCell } from "h3-js";

const RESOLUTION = 8;

/** Takes the events of `GET /api/v1/city/live` and keeps the state that they add up to. */
export class CityState {
  #drivers = new Map();
  #surge = new Map();

  apply(event, { drivers, moved, gone, cells }) {
    if (event === "snapshot") {
      this.#drivers.clear();
      this.#surge.clear();
    }
    for (const driver of drivers ?? moved ?? []) this.#drivers.set(driver.id, driver);
    for (const id of gone ?? []) this.#drivers.delete(id);
    for (const { cell, surge } of cells ?? []) this.#surge.set(cell, surge);
  }

  /** Drivers online, and those of them with and without a ride or an offer. */
  drivers() {
    const online = this.#drivers.size;
    const free = this.#free().length;
    return { online, busy: online - free, free };
  }

  /** The cells whose surge is at least the given one. */
  cellsSurging(from) {
    return new Set([...this.#surge].flatMap(([cell, surge]) => (surge >= from ? [cell] : [])));
  }

  /** Whether a free driver is within the given number of rings of H3 cells around the point. */
  hasFreeDriverWithin(rings, { lat, lng }) {
    const center = latLngToCell(lat, lng, RESOLUTION);
    return this.#free().some(
      (driver) => gridDistance(center, latLngToCell(driver.lat, driver.lng, RESOLUTION)) <= rings,
    );
  }

  #free() {
    return [...this.#drivers.values()].filter(({ status }) => status === "free");
  }
}
