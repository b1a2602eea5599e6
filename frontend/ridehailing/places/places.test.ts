import { describe, expect, it } from "vitest";
import { coordinates, isSame, PLACES, parseCoordinates, placeName, pointIn, rounded } from "./places";

describe("coordinates", () => {
  it.each(["40.758,-73.9855", " 40.758 , -73.9855 ", "40.758 -73.9855", "40.758;-73.9855"])("reads %s", (text) => {
    expect(parseCoordinates(text)).toEqual({ lat: 40.758, lng: -73.9855 });
  });

  it.each(["", "Times Square", "40.758", "91,0", "0,181", "1e3,4", "40.7,-73.9,1"])("does not read %j", (text) => {
    expect(parseCoordinates(text)).toBeUndefined();
  });

  it("survive formatting and parsing", () => {
    const point = rounded({ lat: 40.7580012, lng: -73.9855999 });
    expect(parseCoordinates(coordinates(point))).toEqual(point);
  });
});

describe("a point", () => {
  it("is described by its name if it has one", () => {
    expect(placeName({ lat: 40.758, lng: -73.9855 })).toBe("Times Square");
    expect(placeName({ lat: 40.75, lng: -73.9 })).toBe("40.75000, -73.90000");
  });

  it.each(["Times Square", " times square ", "40.758, -73.9855"])("is found by %j", (text) => {
    expect(isSame(pointIn(text), { lat: 40.758, lng: -73.9855 })).toBe(true);
  });

  it("is found by no other text", () => {
    expect(pointIn("Times Squ")).toBeUndefined();
    expect(isSame(undefined, { lat: 40.758, lng: -73.9855 })).toBe(false);
  });

  it("has a name of its own", () => {
    expect(new Set(PLACES.map((place) => place.name)).size).toBe(PLACES.length);
  });
});
