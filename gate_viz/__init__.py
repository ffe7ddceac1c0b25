"""Gate Viz: how the spinal gate lets a signal through, and what changes it."""

__version__ = "0.1.0"
