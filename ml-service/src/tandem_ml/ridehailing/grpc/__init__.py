"""The example's gRPC services."""
