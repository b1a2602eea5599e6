"""The baseline of supply, for callers without live drivers.

`python -m tandem_ml.ridehailing.city.supply FILE` writes it.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tandem_ml.ridehailing.city.area import RESOLUTION
from tandem_ml.ridehailing.city.demand import hourly_rate
from tandem_ml.ridehailing.city.map import city_map

DRIVERS_PER_REQUEST = 1.25
"""Drivers able to serve a cell in ten minutes, for each request of ten ordinary minutes."""

SHARE_DIGITS = 9
COMMAND = "python -m tandem_ml.ridehailing.city.supply"


def supply_baseline() -> dict[str, Any]:
    """Drivers by hour of the week (168, from Monday's midnight in New York), and each cell's share of them."""
    city = city_map()
    return {
        "source": f"made by {COMMAND} from the synthetic city of docs/ridehailing/model.md",
        "resolution": RESOLUTION,
        "driversByHourOfWeek": [round(float(rate) * DRIVERS_PER_REQUEST, 3) for rate in hourly_rate()],
        "shareByCell": {
            name: round(float(share), SHARE_DIGITS) for name, share in zip(city.names, city.pickup_share, strict=True)
        },
    }


def render() -> str:
    """The file's content."""
    return json.dumps(supply_baseline(), indent=1) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), "utf-8")
