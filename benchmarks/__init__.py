"""How fast Gate Viz is, measured side by side in one run; ``python -m benchmarks`` prints the table."""
