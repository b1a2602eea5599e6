"""New York: its outline, its cells, and synthetic trips calibrated to real ones."""

import json
from importlib import resources
from typing import Any


def read_json(name: str) -> Any:
    """The content of `name` in the package's data folder, parsed."""
    return json.loads((resources.files(__name__) / "data" / name).read_text("utf-8"))
