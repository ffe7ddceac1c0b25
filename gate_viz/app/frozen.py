"""Whether this is the released program, which brings its own interpreter and libraries."""

from __future__ import annotations

import sys


def is_frozen() -> bool:
    """Whether this is the released program: it has no ``python`` to start, and nothing can be installed into it."""
    return bool(getattr(sys, "frozen", False))
