"""Wiring, command line, paths."""
