"""The disk image of macOS: the program is checked, signed and put into it; it is notarised where secrets allow that."""

from __future__ import annotations

import platform
from pathlib import Path

from environment import ICONS, run, tool, version

HERE = Path(__file__).resolve().parent
SIGN_LIMIT_S = 3600
IMAGE_LIMIT_S = 900


def build(app: Path, dist: Path) -> list[Path]:
    """The disk image, for the kind of processor that it is built on.

    Parameters
    ----------
    app : Path
        The frozen program; it is signed where it lies.
    dist : Path
        Where the disk image goes.

    Raises
    ------
    PackagingError
        If a tool fails.
    """
    image = dist / f"gate-viz-{version()}-macos-{platform.machine()}.dmg"
    image.unlink(missing_ok=True)
    _sign(app)
    defines = ["-D", f"app={app}", "-D", f"icons={ICONS}"]
    settings = HERE / "dmg_settings.py"
    run([tool("dmgbuild"), "-s", settings, *defines, "Gate Viz", image], timeout=IMAGE_LIMIT_S)
    _sign(image)
    return [image]


def _sign(target: Path) -> None:
    print(run(["bash", HERE / "sign_notarize.sh", target], signs=True, timeout=SIGN_LIMIT_S).stdout, end="")
