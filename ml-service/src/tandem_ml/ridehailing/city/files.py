"""The data files that travel with the package."""

import json
from importlib import resources
from typing import Any


def read_json(name: str) -> Any:
    """The content of `name` in the package's data folder, parsed."""
    return json.loads((resources.files("tandem_ml.ridehailing.city") / "data" / name).read_text("utf-8"))
