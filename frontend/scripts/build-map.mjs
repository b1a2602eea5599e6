// Draws the map's files once, at build time: the cells and the boroughs of New York, and the land around.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cellToBoundary, POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from "h3-js";
import { feature } from "topojson-client";

const RESOLUTION = 8;
const AROUND = { west: -75.2, south: 39.9, east: -72.6, north: 41.7 };
const NEW_YORK_COUNTIES = ["36005", "36047", "36061", "36081", "36085"]; // their finer outline is drawn instead
const OUT = "public/map";

const round = (degrees) => Math.round(degrees * 1e5) / 1e5;
const collection = (features) => ({ type: "FeatureCollection", features });

function cellsOf(boroughs) {
  const polygons = boroughs.features.flatMap(({ geometry }) => geometry.coordinates);
  const cells = polygons.flatMap((polygon) =>
    polygonToCellsExperimental(polygon, RESOLUTION, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true),
  );
  return [...new Set(cells)].sort();
}

function cellFeature(cell) {
  const ring = cellToBoundary(cell, true).map((point) => point.map(round));
  return { type: "Feature", properties: { cell }, geometry: { type: "Polygon", coordinates: [ring] } };
}

function isAround({ id, geometry }) {
  if (NEW_YORK_COUNTIES.includes(id)) return false;
  return geometry.coordinates
    .flat(geometry.type === "Polygon" ? 1 : 2)
    .some(([lng, lat]) => lng > AROUND.west && lng < AROUND.east && lat > AROUND.south && lat < AROUND.north);
}

function landAround() {
  const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("us-atlas/counties-10m.json"), "utf8"));
  const counties = feature(atlas, atlas.objects.counties).features.filter(isAround);
  return counties.map(({ geometry }) => ({ type: "Feature", properties: {}, geometry }));
}

/** MapLibre's worker is a file of its own, which the page loads from its own origin. */
function copyWorker() {
  for (const name of ["maplibre-gl-worker.mjs", "maplibre-gl-shared.mjs"]) {
    copyFileSync(`node_modules/maplibre-gl/dist/${name}`, `${OUT}/${name}`);
  }
}

const boroughs = JSON.parse(readFileSync("../city/nyc-boroughs.geojson", "utf8"));
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/boroughs.json`, JSON.stringify(collection(boroughs.features)));
writeFileSync(`${OUT}/cells.json`, JSON.stringify(collection(cellsOf(boroughs).map(cellFeature))));
writeFileSync(`${OUT}/land.json`, JSON.stringify(collection(landAround())));
copyWorker();
