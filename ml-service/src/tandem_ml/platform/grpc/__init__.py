"""The gRPC side of the process."""
