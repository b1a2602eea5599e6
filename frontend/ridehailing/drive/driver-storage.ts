import { type Point, parseCoordinates } from "@/ridehailing/places/places";

const ID = "tandem.driver";
const PLACE = "tandem.driver.place";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of this browser's driver, the same at each visit. */
export function driverId(storage: Storage): string {
  const kept = storage.getItem(ID);
  if (kept !== null && UUID.test(kept)) return kept;
  const made = randomUuid();
  storage.setItem(ID, made);
  return made;
}

/** Where this tab's driver is online, so that a reload can continue; undefined when offline. */
export function onlineAt(storage: Storage): Point | undefined {
  return parseCoordinates(storage.getItem(PLACE) ?? "");
}

/** Stores where this tab's driver is online; undefined stores that the driver is offline. */
export function rememberOnline(storage: Storage, at: Point | undefined): void {
  if (at) storage.setItem(PLACE, `${at.lat}, ${at.lng}`);
  else storage.removeItem(PLACE);
}

/** A random UUID (version 4); `crypto.randomUUID` is missing when a page is served without TLS. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
