"""Moving pictures: GIF by Pillow, MP4 and WebM by ffmpeg where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from gate_viz.app.frozen import is_frozen
from gate_viz.app.refusal import RefusalError
from gate_viz.content.texts import Texts

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtGui import QImage

FRAMES_PER_SECOND = {".gif": 15, ".mp4": 30, ".webm": 30}
"""How many pictures a second has; more than that a GIF's readers do not follow [1/s]."""
GIF_COLOURS = 256
CODECS: dict[str, tuple[str, ...]] = {
    ".mp4": ("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-movflags", "+faststart"),
    ".webm": ("-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "28", "-deadline", "realtime", "-cpu-used", "6"),
}
# The common formats take whole pairs of pixels only; nothing of the machine or the moment goes into the file.
COMMON = ("-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", "-map_metadata", "-1")
# A program for a terminal would open one where this program has none; the name exists on Windows only.
NO_TERMINAL: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact")


def as_gif(images: Iterable[QImage]) -> bytes:
    """Pictures as the bytes of a GIF that goes round for ever.

    Parameters
    ----------
    images : iterable of QImage
        At least one, all of one size, 32 bits a pixel.
    """
    from PIL.Image import Dither, Quantize

    pictures = (_picture(image) for image in images)
    first = next(pictures)
    # One palette for all: with one of each picture's own, colours that stay would flicker.
    palette = first.quantize(GIF_COLOURS, method=Quantize.MEDIANCUT, dither=Dither.NONE)
    rest = (each.quantize(palette=palette, dither=Dither.NONE) for each in pictures)
    content = BytesIO()
    duration_ms = round(1000 / FRAMES_PER_SECOND[".gif"] / 10) * 10
    palette.save(content, "GIF", save_all=True, append_images=rest, duration=duration_ms, loop=0, disposal=1)
    return content.getvalue()


def _picture(image: QImage) -> Image:
    from PIL.Image import frombuffer

    size = image.width(), image.height()
    return frombuffer("RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine(), 1)


def find_ffmpeg(texts: Texts) -> str:
    """Return the system's ffmpeg, or the one of the optional package.

    Parameters
    ----------
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If there is none, with what to do about it.
    """
    found = shutil.which("ffmpeg")
    if found:
        return found
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    # The package raises RuntimeError where it has no program for this kind of computer.
    except (ImportError, RuntimeError):
        # Nothing can be added to the frozen program.
        advice = "no_ffmpeg_advice_frozen" if is_frozen() else "no_ffmpeg_advice"
        raise RefusalError(
            texts.get("command_line.refusal.no_ffmpeg"), texts.get(f"command_line.refusal.{advice}")
        ) from None


def as_video(images: Iterable[QImage], size_px: tuple[int, int], ending: str, ffmpeg: str, texts: Texts) -> bytes:
    """Pictures as the bytes of a film.

    Parameters
    ----------
    images : iterable of QImage
        All of one size, 32 bits a pixel.
    size_px : (int, int)
        Their width and height [px].
    ending : str
        ``.mp4`` or ``.webm``.
    ffmpeg : str
        The program to call.
    texts : Texts
        The words on screen.

    Raises
    ------
    RefusalError
        If the program does not make a film of them, with its own last words.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"film{ending}"
        width, height = size_px
        given = ("-f", "rawvideo", "-pix_fmt", "bgra", "-s", f"{width}x{height}", "-r", str(FRAMES_PER_SECOND[ending]))
        command = (ffmpeg, "-v", "error", "-y", *given, "-i", "-", *CODECS[ending], *COMMON, *EXACT, str(path))
        reason = _fed(command, (bytes(image.constBits()) for image in images))
        if reason is not None or not path.is_file():
            raise RefusalError(texts.get("command_line.refusal.ffmpeg_failed", reason=reason or path.name))
        return path.read_bytes()


def _fed(command: Sequence[str], pictures: Iterable[bytes]) -> str | None:
    """Feed a program with pictures; None if it ends well, else its last words."""
    with tempfile.TemporaryFile() as words:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=words, creationflags=NO_TERMINAL
        ) as program:
            assert program.stdin is not None
            try:
                for picture in pictures:
                    program.stdin.write(picture)
                program.stdin.close()
            except BrokenPipeError:
                # It has given up already; why stands in its last words.
                pass
        if program.returncode == 0:
            return None
        words.seek(0)
        said = words.read().decode("utf-8", "replace").strip().splitlines()
        return said[-1] if said else str(program.returncode)
