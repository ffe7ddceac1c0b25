"""The scenes that there are, in the order of their keys."""

from __future__ import annotations

SCENE_IDS = ("gate", "pump", "switch", "migraine", "path")
