"""Where rides are served: the five boroughs, with a margin because the outline is simplified."""

from dataclasses import dataclass
from functools import cache

import h3
import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tandem_ml.ridehailing.city import read_json
from tandem_ml.ridehailing.city.arrays import Floats

RESOLUTION = 8
"""The resolution of every H3 cell."""

MARGIN_METERS = 100.0
"""How far outside the outline, which is simplified to 40 m, a point is still served: piers and waterfronts."""

METERS_PER_DEGREE = 111_195.0
REFERENCE_LATITUDE = 40.7


@dataclass(frozen=True, slots=True)
class ServedArea:
    """The boroughs by name and their union with the margin, both in plane coordinates in metres."""

    boroughs: dict[str, BaseGeometry]
    outline: BaseGeometry

    def contains(self, lat: ArrayLike, lng: ArrayLike) -> NDArray[np.bool_]:
        """Whether each point, in degrees, is served; broadcasts."""
        return np.asarray(shapely.contains_xy(self.outline, *_to_plane(lng, lat)))

    def borough_of(self, lat: ArrayLike, lng: ArrayLike) -> NDArray[np.str_]:
        """The name of the nearest borough for each point, in degrees; broadcasts."""
        points = shapely.points(*_to_plane(lng, lat))
        distances = np.stack([shapely.distance(borough, points) for borough in self.boroughs.values()])
        names: NDArray[np.str_] = np.asarray(list(self.boroughs))[np.argmin(distances, axis=0)]
        return names


def _to_plane(lng: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    east = METERS_PER_DEGREE * np.cos(np.radians(REFERENCE_LATITUDE))
    return np.asarray(lng, dtype=np.float64) * east, np.asarray(lat, dtype=np.float64) * METERS_PER_DEGREE


@cache
def served_area() -> ServedArea:
    """The area; read once."""
    features = read_json("nyc-boroughs.geojson")["features"]
    boroughs = {
        feature["properties"]["name"]: shapely.transform(
            shape(feature["geometry"]), lambda xy: np.column_stack(_to_plane(xy[:, 0], xy[:, 1]))
        )
        for feature in features
    }
    outline = shapely.union_all(list(boroughs.values())).buffer(MARGIN_METERS)
    shapely.prepare(outline)
    return ServedArea(boroughs, outline)


@cache
def cells() -> tuple[str, ...]:
    """Every H3 cell that overlaps a borough, sorted: the 1,340 cells of the city."""
    features = read_json("nyc-boroughs.geojson")["features"]
    outlines = (h3.geo_to_h3shape(feature["geometry"]) for feature in features)
    found = (h3.h3shape_to_cells_experimental(outline, RESOLUTION, contain="overlap") for outline in outlines)
    return tuple(sorted(set().union(*found)))
