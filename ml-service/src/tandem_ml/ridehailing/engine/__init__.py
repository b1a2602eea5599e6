"""Prices rides and forecasts surge with trained models; independent of any protocol."""
