// Writes the map's files at build time: the cells and the boroughs of New York, and the surrounding land.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cellToBoundary } from "h3-js";
import { feature } from "topojson-client";

const AROUND = { west: -75.2, south: 39.9, east: -72.6, north: 41.7 };
const NEW_YORK_COUNTIES = ["36005", "36047", "36061", "36081", "36085"]; // replaced by a finer outline
const OUT = "public/map";

const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const collection = (features) => ({ type: "FeatureCollection", features });

/** Each cell's usual share of the city's drivers, from 0 to 1 on a logarithmic scale. */
function busyness(shares) {
  const logs = Object.values(shares).map(Math.log);
  const least = Math.min(...logs);
  const range = Math.max(...logs) - least;
  return (share) => Number(((Math.log(share) - least) / range).toFixed(2));
}

function cellFeatures({ shareByCell }) {
  const busy = busyness(shareByCell);
  return Object.entries(shareByCell).map(([cell, share]) => ({
    type: "Feature",
    properties: { cell, busy: busy(share) },
    geometry: { type: "Polygon", coordinates: [cellToBoundary(cell, true).map((point) => point.map(round))] },
  }));
}

function isAround({ id, geometry }) {
  if (NEW_YORK_COUNTIES.includes(id)) return false;
  return geometry.coordinates
    .flat(geometry.type === "Polygon" ? 1 : 2)
    .some(([lng, lat]) => lng > AROUND.west && lng < AROUND.east && lat > AROUND.south && lat < AROUND.north);
}

function landAround() {
  const atlas = read(createRequire(import.meta.url).resolve("us-atlas/counties-10m.json"));
  const counties = feature(atlas, atlas.objects.counties).features.filter(isAround);
  return counties.map(({ geometry }) => ({ type: "Feature", properties: {}, geometry }));
}

/** Everything outside the city, drawn above the cells so that they end at the shore: the boroughs are holes in it. */
function outside(boroughs) {
  const { west, south, east, north } = AROUND;
  const frame = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const polygons = boroughs.features.flatMap(({ geometry }) => geometry.coordinates);
  const outlines = polygons.map(([outline]) => outline);
  const ponds = polygons.flatMap(([, ...holes]) => holes.map((hole) => [hole]));
  const geometry = { type: "MultiPolygon", coordinates: [[frame, ...outlines], ...ponds] };
  return collection([{ type: "Feature", properties: {}, geometry }]);
}

/** MapLibre's worker is a separate file, which the page loads from its own origin. */
function copyWorker() {
  copyFileSync("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", `${OUT}/maplibre-gl-worker.mjs`);
}

const boroughs = read("../ridehailing/city/nyc-boroughs.geojson");
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/boroughs.json`, JSON.stringify(collection(boroughs.features)));
writeFileSync(
  `${OUT}/cells.json`,
  JSON.stringify(collection(cellFeatures(read("../ridehailing/city/supply-baseline.json")))),
);
writeFileSync(`${OUT}/outside.json`, JSON.stringify(outside(boroughs)));
writeFileSync(`${OUT}/land.json`, JSON.stringify(collection(landAround())));
copyWorker();
