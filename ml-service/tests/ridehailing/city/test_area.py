"""Where rides are served."""

import h3
import pytest

from tandem_ml.ridehailing.city.area import RESOLUTION, cells, served_area

INSIDE = {
    "Times Square": (40.7580, -73.9855),
    "JFK Airport": (40.6413, -73.7781),
    "Battery, at the water": (40.7010, -74.0160),
    "Pier 57 on the Hudson": (40.7438, -74.0100),
    "St. George ferry terminal": (40.6437, -74.0736),
    "Brooklyn Bridge Park": (40.7003, -73.9967),
    "Tottenville, by the Arthur Kill": (40.5123, -74.2519),
    "City Island": (40.8468, -73.7874),
    "Breezy Point": (40.5565, -73.9260),
}
OUTSIDE = {
    "Jersey City": (40.7178, -74.0431),
    "Hoboken, at the water": (40.7359, -74.0270),
    "Perth Amboy, across the Arthur Kill": (40.5067, -74.2654),
    "Elizabeth, across the Arthur Kill": (40.6480, -74.1980),
    "open sea": (40.5000, -73.8000),
    "Yonkers": (40.9400, -73.8700),
    "Valley Stream on Long Island": (40.6643, -73.7085),
}


@pytest.mark.parametrize("place", INSIDE)
def test_an_address_of_the_city_is_served(place: str) -> None:
    assert served_area().contains(*INSIDE[place])


@pytest.mark.parametrize("place", OUTSIDE)
def test_a_place_beyond_the_city_is_not_served(place: str) -> None:
    assert not served_area().contains(*OUTSIDE[place])


def test_the_boroughs_are_covered_by_1340_cells() -> None:
    assert len(cells()) == 1340
    assert {h3.get_resolution(cell) for cell in cells()} == {RESOLUTION}


@pytest.mark.parametrize(
    ("place", "borough"),
    [("Times Square", "Manhattan"), ("JFK Airport", "Queens"), ("St. George ferry terminal", "Staten Island")],
)
def test_a_point_has_its_borough(place: str, borough: str) -> None:
    assert served_area().borough_of(*INSIDE[place]) == borough
