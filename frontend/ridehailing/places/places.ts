/** A point on the map, in WGS 84 degrees. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** A place with a name. */
export interface Place extends Point {
  readonly name: string;
  readonly area: string;
}

export const PLACES: readonly Place[] = [
  { name: "Times Square", area: "Manhattan", lat: 40.758, lng: -73.9855 },
  { name: "JFK Airport", area: "Queens", lat: 40.6413, lng: -73.7781 },
  { name: "LaGuardia Airport", area: "Queens", lat: 40.7769, lng: -73.874 },
  { name: "Grand Central Terminal", area: "Manhattan", lat: 40.7527, lng: -73.9772 },
  { name: "Wall Street", area: "Manhattan", lat: 40.706, lng: -74.0088 },
  { name: "Union Square", area: "Manhattan", lat: 40.7359, lng: -73.9911 },
  { name: "Brooklyn Bridge Park", area: "Brooklyn", lat: 40.7003, lng: -73.9967 },
  { name: "Prospect Park", area: "Brooklyn", lat: 40.6602, lng: -73.969 },
  { name: "Coney Island", area: "Brooklyn", lat: 40.5755, lng: -73.9707 },
  { name: "Yankee Stadium", area: "Bronx", lat: 40.8296, lng: -73.9262 },
  { name: "St. George Ferry", area: "Staten Island", lat: 40.6437, lng: -74.0736 },
];

const DECIMALS = 5;
const COORDINATES = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/;

/** A point as text with a precision of about a metre, such as `40.75800, -73.98550`. */
export function coordinates({ lat, lng }: Point): string {
  return `${lat.toFixed(DECIMALS)}, ${lng.toFixed(DECIMALS)}`;
}

/** The point's name if it is one of the named places, otherwise its coordinates. */
export function placeName(point: Point): string {
  return PLACES.find((place) => isSame(place, point))?.name ?? coordinates(point);
}

/** Parses `latitude, longitude` in degrees; undefined when the text is something else or out of range. */
export function parseCoordinates(text: string): Point | undefined {
  const match = COORDINATES.exec(text);
  const lat = Number(match?.[1] ?? Number.NaN);
  const lng = Number(match?.[2] ?? Number.NaN);
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : undefined;
}

/** The point that a text names: a place's name in any letter case, or coordinates. */
export function pointIn(text: string): Point | undefined {
  const named = PLACES.find((place) => place.name.toLowerCase() === text.trim().toLowerCase());
  return named ? plain(named) : parseCoordinates(text);
}

/** Whether both are the same point, or both undefined. */
export function isSame(one: Point | undefined, other: Point | undefined): boolean {
  return one?.lat === other?.lat && one?.lng === other?.lng;
}

/** The point without the place's other properties. */
export function plain({ lat, lng }: Point): Point {
  return { lat, lng };
}

/** The point, rounded to the precision in which coordinates are shown and sent. */
export function rounded({ lat, lng }: Point): Point {
  return { lat: Number(lat.toFixed(DECIMALS)), lng: Number(lng.toFixed(DECIMALS)) };
}
