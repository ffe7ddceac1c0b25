"""A screen that nobody sees, whose pixels can be read and whose windows can be asked to close (Linux with Xvfb)."""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from environment import PackagingError

SIZE_PX = (1600, 1000)
FEWEST_COLOURS = 200
"""What the program's picture has at least; a bare window has a handful."""
_LOOK_LIMIT_S = 20.0
_PICTURE_FILE = "Xvfb_screen0"
# Where the header of the picture file (XWD) has its own length, the length of a line and the number of colour entries.
_HEADER_BYTES, _LINE_BYTES, _COLOUR_ENTRIES = 0, 12, 19
_HEADER_NUMBERS = 25
_COLOUR_ENTRY_BYTES = 12


class VirtualScreen:
    """A running screen."""

    def __init__(self, display: str, picture: mmap.mmap) -> None:
        self.display = display
        self._picture = picture
        header = struct.unpack_from(f">{_HEADER_NUMBERS}I", picture)
        self._begin = header[_HEADER_BYTES] + header[_COLOUR_ENTRIES] * _COLOUR_ENTRY_BYTES
        self._line_bytes = header[_LINE_BYTES]

    def colours(self, box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0), step: int = 4) -> int:
        """How many colours a part of the screen shows, of every few pixels.

        Parameters
        ----------
        box : tuple[float, float, float, float]
            Left, top, right and bottom as shares of the screen.
        step : int
            How far the pixels are apart that are looked at [px].
        """
        width, height = SIZE_PX
        left, top, right, bottom = (round(share * side) for share, side in zip(box, (width, height) * 2, strict=True))
        seen: set[int] = set()
        for row in range(top, bottom, step):
            begin = self._begin + row * self._line_bytes
            line = self._picture[begin + 4 * left : begin + 4 * right]
            seen.update(memoryview(line).cast("I")[::step])
        return len(seen)

    def painted_window(self, title: str) -> int | None:
        """The visible window of a title once there is a picture in it, or None.

        Parameters
        ----------
        title : str
            A pattern for the whole title.
        """
        window = self.window(title)
        return window if self.colours() >= FEWEST_COLOURS else None

    def window(self, title: str) -> int | None:
        """The visible window of a title, or None.

        Parameters
        ----------
        title : str
            A pattern for the whole title.
        """
        words = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]
        environment = {**os.environ, "DISPLAY": self.display}
        try:
            found = subprocess.run(
                words, env=environment, capture_output=True, text=True, check=False, timeout=_LOOK_LIMIT_S
            )
        except subprocess.TimeoutExpired:
            # A machine that is busy shows it the next time.
            return None
        return int(found.stdout.split()[0]) if found.stdout.split() else None

    def close(self, window: int) -> None:
        """Ask a window to close, as a window manager does.

        Parameters
        ----------
        window : int
            The window's number.
        """
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(ctypes.c_uint32 * 3)
        connection = ctypes.c_void_p(xcb.xcb_connect(self.display.encode(), None))
        protocols, delete = (
            # The number of a name is the third number of the answer.
            xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 0, len(name), name), None)[0][2]
            for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        )
        client_message, whole_numbers = 33, 32
        event = struct.pack("=BBHII5I", client_message, whole_numbers, 0, window, protocols, delete, 0, 0, 0, 0)
        xcb.xcb_send_event(connection, 0, window, 0, event)
        # The answer to another question comes after the event was passed on.
        xcb.xcb_get_input_focus_reply(connection, xcb.xcb_get_input_focus(connection), None)
        xcb.xcb_disconnect(connection)


def can_be_had() -> bool:
    """Whether this machine can have one."""
    return sys.platform.startswith("linux") and all(shutil.which(name) for name in ("Xvfb", "xdotool"))


@contextlib.contextmanager
def virtual_screen(folder: Path) -> Iterator[VirtualScreen]:
    """Give a screen of its own until the block ends.

    Parameters
    ----------
    folder : Path
        Where its pixels lie meanwhile.

    Raises
    ------
    PackagingError
        If it does not come up.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reading, writing = os.pipe()
    size = "x".join(map(str, SIZE_PX))
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-fbdir", str(folder)]
    server = subprocess.Popen([*words, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        with (folder / _PICTURE_FILE).open("rb") as file:
            picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with picture:
            yield VirtualScreen(f":{number}", picture)
    except OSError as error:
        message = f"the virtual screen did not come up: {error}."
        raise PackagingError(message) from None
    finally:
        server.terminate()
        server.wait()
