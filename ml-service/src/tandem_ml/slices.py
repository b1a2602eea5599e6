"""The slices of this service, a loader each. Without a slice the service is ready and lists no model."""

from typing import Final

from tandem_ml.platform.slices import SliceLoader

SLICE_LOADERS: Final[list[SliceLoader]] = []
# ridehailing:begin
from tandem_ml.ridehailing.slice import load_slice as load_ridehailing  # noqa: E402

SLICE_LOADERS.append(load_ridehailing)
# ridehailing:end
