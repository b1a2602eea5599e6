// The peer's geometry: the nearest free driver, and a grid of squares with a surge by rule.
const METERS_PER_DEGREE = 111_195;
const SQUARE_DEGREES = 0.008;

/** Metres between two places of one city. */
export function metersBetween(a, b) {
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, east) * METERS_PER_DEGREE;
}

/** The free driver nearest to a place, except those who refused; undefined when there is none. */
export function nearestFree(drivers, place, refused) {
  let nearest;
  let shortest = Number.POSITIVE_INFINITY;
  for (const driver of drivers) {
    if (driver.busy || driver.lat === undefined || refused.has(driver.id)) continue;
    const meters = metersBetween(driver, place);
    if (meters < shortest) [nearest, shortest] = [driver, meters];
  }
  return nearest;
}

/** The name of the square that a place is in. */
export function squareOf({ lat, lng }) {
  return `${Math.floor(lat / SQUARE_DEGREES)},${Math.floor(lng / SQUARE_DEGREES)}`;
}

/** Demand, supply and surge of every square that has any, by name. */
export function marketOf(drivers, demand) {
  const cells = new Map();
  const cell = (name) => cells.get(name) ?? cells.set(name, { cell: name, demand: 0, supply: 0, surge: 1 }).get(name);
  for (const driver of drivers) if (driver.lat !== undefined && !driver.busy) cell(squareOf(driver)).supply++;
  for (const [name, count] of demand) cell(name).demand = count;
  for (const each of cells.values()) each.surge = Math.min(3, Math.max(1, each.demand / Math.max(1, each.supply)));
  return cells;
}
