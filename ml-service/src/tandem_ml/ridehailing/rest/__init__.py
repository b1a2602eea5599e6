"""The example's REST routes."""
