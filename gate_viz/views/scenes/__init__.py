"""One scene a file: paint and hit regions, no memory."""
