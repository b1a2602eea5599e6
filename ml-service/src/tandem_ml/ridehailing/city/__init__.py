"""New York: its outline, its cells, and synthetic trips calibrated to real ones."""

from tandem_ml.ridehailing.city.area import ServedArea, served_area
from tandem_ml.ridehailing.city.clock import NEW_YORK, hour_of_week
from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters

__all__ = ["NEW_YORK", "ServedArea", "haversine_meters", "hour_of_week", "road_meters", "served_area"]
