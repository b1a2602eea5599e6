"""The example: prices rides and forecasts surge with trained models."""

import os

# ONNX Runtime sends usage data to its makers unless this variable is set before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
