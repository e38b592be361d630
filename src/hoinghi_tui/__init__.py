"""Run a Vietnamese conference on the day, from a terminal."""

__version__ = "0.1.0"
