const MAX_LENGTH = 40_000;
const PARAM_TYPE = /^(?:o?c|d|[cd]i\((?:\.{1,3}|\.\.\)\(\.\.)\))$/;
const REFRESHES = ["refetch", "inside-shared-layout", "metadata-only"];

/**
 * Whether the header `Next-Router-State-Tree` holds what the router of Next.js sends. To any other, Next.js responds
 * with 500 and logs an error of its own (`parseAndValidateFlightRouterState`).
 */
export function isRouterState(header: string): boolean {
  if (header.length > MAX_LENGTH) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)));
  } catch {
    return false;
  }
}

/** `[segment, children by slot, [url, search]?, refresh?, hints?, key?]` */
function isTree(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6) return false;
  const [segment, children, location, refresh, hints, key] = value;
  return (
    isSegment(segment) &&
    isRecord(children) &&
    Object.values(children).every(isTree) &&
    isAbsentOr(location, (pair) => isTuple(pair, 2) && pair.every(isString)) &&
    isAbsentOr(refresh, (mark) => REFRESHES.includes(mark as string)) &&
    isAbsentOr(hints, (bits) => typeof bits === "number") &&
    (key === undefined || isString(key))
  );
}

/** A static segment, or a parameter: `[name, value, type, static siblings]`. */
function isSegment(value: unknown): boolean {
  if (!isTuple(value, 4)) return isString(value);
  const [name, content, type, siblings] = value;
  return (
    isString(name) &&
    isString(content) &&
    isString(type) &&
    PARAM_TYPE.test(type) &&
    (siblings === null || (Array.isArray(siblings) && siblings.every(isString)))
  );
}

function isAbsentOr(value: unknown, matches: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || matches(value);
}

function isTuple(value: unknown, length: number): value is unknown[] {
  return Array.isArray(value) && value.length === length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}
