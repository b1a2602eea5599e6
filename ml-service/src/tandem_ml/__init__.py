"""Serves trained models over gRPC and REST: a platform, and the slices that the composition root lists."""
