"""What the opened disk image looks like; ``dmgbuild`` runs this, with the words ``app`` and ``icons`` given by -D."""

from pathlib import Path

given: dict[str, str] = globals().get("defines", {})
app = Path(given["app"])
icons = Path(given["icons"])

format = "ULFO"  # noqa: A001 (dmgbuild's word); lzfse: small, and every macOS that the program runs on reads it
filesystem = "HFS+"
files = [str(app)]
symlinks = {"Applications": "/Applications"}
icon = str(icons / "gate-viz.icns")
background = str(icons / "disk-background.png")
window_rect = ((200, 160), (640, 400))
default_view = "icon-view"
icon_size = 128
text_size = 14
# Where the background has room for them.
icon_locations = {app.name: (150, 190), "Applications": (490, 190)}
