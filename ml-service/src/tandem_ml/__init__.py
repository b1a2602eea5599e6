"""Prices rides with trained models: one engine, served over gRPC and REST."""
