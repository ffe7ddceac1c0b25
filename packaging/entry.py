"""What the frozen program starts with."""

from __future__ import annotations

import os
import sys

from gate_viz.app.main import main

_LIBRARY_PATH = "LD_LIBRARY_PATH"


def free_other_programs() -> None:
    """Let programs that are started from here, such as ffmpeg, be the system's and find the system's libraries.

    On Linux this program is started with its own folder in front; it has read that already and loses nothing.
    """
    # Windows looks for a program in the present folder first, where anybody may have put one.
    os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"
    original = os.environ.pop(f"{_LIBRARY_PATH}_ORIG", None)
    if sys.platform.startswith("linux"):
        os.environ.pop(_LIBRARY_PATH, None)
    if original is not None:
        os.environ[_LIBRARY_PATH] = original


if __name__ == "__main__":
    free_other_programs()
    sys.exit(main())
