"""Prices rides with trained models: one engine, served over gRPC and REST."""

import os

# ONNX Runtime reports its use to its makers unless told otherwise before it is imported; this service tells nobody.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
