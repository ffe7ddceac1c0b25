"""``python -m gate_viz`` is the same program as ``gate-viz``."""

from __future__ import annotations

import sys

from gate_viz.app.main import main

if __name__ == "__main__":
    sys.exit(main())
