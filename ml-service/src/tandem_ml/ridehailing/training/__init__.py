"""Trains the two models, measures them, and writes the folder that is served."""
