"""The REST side of the process."""
