"""Icons of every system from the drawings in ``assets/icon``: ``python packaging/make_icons.py FOLDER``.

Qt paints them, as it paints the program; Pillow writes what Windows wants.
"""

from __future__ import annotations

import struct
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from environment import ICONS, ROOT

DRAWINGS = ROOT / "assets" / "icon"
DISK_BACKGROUND = ROOT / "packaging" / "macos" / "disk-background.svg"
PROGRAM, FILE_TYPE = "gate-viz", "gateviz-file"
PNG_SIZES_px = {PROGRAM: (16, 24, 32, 48, 64, 128, 256, 512, 1024), FILE_TYPE: (16, 24, 32, 48, 64, 128, 256)}
ICO_SIZES_px = (16, 20, 24, 32, 40, 48, 64, 128, 256)
LARGEST_SMALL_px = 32
# Type of each picture of an .icns by its width in pixels; the second of a size is that of half the points at 2x.
ICNS_PNG_TYPES = (
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
)
# At 16 and 32 points macOS reads PNG in no application's icon, but colours and mask.
ICNS_MASKED_TYPES = ((b"is32", b"s8mk", 16), (b"il32", b"l8mk", 32))
# What macOS wants around a rounded square: 100 of 1024 on each side, less where every pixel counts.
MAC_BODY, SMALL_MAC_BODY = 824 / 1024, 14 / 16


def make_icons(folder: Path) -> None:
    """Write .ico, .icns, .png and .svg of the program and its file type, and the disk image's background.

    Parameters
    ----------
    folder : Path
        Where they go; it is made where there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, sizes_px in PNG_SIZES_px.items():
        for size_px in sizes_px:
            paint(name, size_px).save(folder / f"{name}-{size_px}.png", optimize=True)
        pictures = [paint(name, size_px) for size_px in ICO_SIZES_px]
        sizes = [picture.size for picture in pictures]
        pictures[-1].save(folder / f"{name}.ico", sizes=sizes, append_images=pictures[:-1])
        (folder / f"{name}.icns").write_bytes(icns(name))
        (folder / f"{name}.svg").write_bytes((DRAWINGS / f"{name}.svg").read_bytes())
    for suffix, width_px in (("", 640), ("@2x", 1280)):
        _rendered(DISK_BACKGROUND, width_px).save(folder / f"disk-background{suffix}.png", optimize=True)


def paint(name: str, size_px: int) -> Image.Image:
    """Picture of a drawing that fills its square; small ones have a drawing of their own where there is one.

    Parameters
    ----------
    name : str
        The drawing, without ``.svg``.
    size_px : int
        Width and height.
    """
    small = DRAWINGS / f"{name}-small.svg"
    drawing = small if size_px <= LARGEST_SMALL_px and small.is_file() else DRAWINGS / f"{name}.svg"
    return _rendered(drawing, size_px)


def paint_for_mac(name: str, size_px: int) -> Image.Image:
    """The same as macOS shows it: the program's square with air and a soft shadow around it, a sheet as it is.

    Parameters
    ----------
    name : str
        The drawing, without ``.svg``.
    size_px : int
        Width and height, air included.
    """
    if name != PROGRAM:
        return paint(name, size_px)
    small = size_px <= LARGEST_SMALL_px
    body = paint(name, round(size_px * (SMALL_MAC_BODY if small else MAC_BODY)))
    margin_px = (size_px - body.width) // 2
    picture = Image.new("RGBA", (size_px, size_px))
    if not small:
        shadow = Image.new("L", picture.size)
        shadow.paste(body.getchannel("A").point(lambda alpha: alpha * 0.35), (margin_px, margin_px + size_px // 100))
        picture.putalpha(shadow.filter(ImageFilter.GaussianBlur(size_px / 90)))
    picture.alpha_composite(body, (margin_px, margin_px))
    return picture


def icns(name: str) -> bytes:
    """Icon of macOS, from 16 points to 512 points at 2x.

    Parameters
    ----------
    name : str
        The drawing, without ``.svg``.
    """
    chunks = []
    for colour_type, mask_type, size_px in ICNS_MASKED_TYPES:
        red, green, blue, alpha = (channel.tobytes() for channel in paint_for_mac(name, size_px).split())
        chunks += [(colour_type, _runs(red) + _runs(green) + _runs(blue)), (mask_type, alpha)]
    for png_type, size_px in ICNS_PNG_TYPES:
        png = BytesIO()
        paint_for_mac(name, size_px).save(png, "PNG", optimize=True)
        chunks.append((png_type, png.getvalue()))
    body = b"".join(kind + struct.pack(">I", 8 + len(content)) + content for kind, content in chunks)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def _runs(channel: bytes) -> bytes:
    """One channel in the run-length code of .icns: runs of up to 128 bytes as they are."""
    runs = (channel[at : at + 128] for at in range(0, len(channel), 128))
    return b"".join(bytes([len(run) - 1]) + run for run in runs)


def _rendered(drawing: Path, width_px: int) -> Image.Image:
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        message = f"{drawing.name} is not a drawing that Qt can paint."
        raise ValueError(message)
    size = renderer.defaultSize() * (width_px / renderer.defaultSize().width())
    canvas = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(canvas.rect()))
    painter.end()
    straight = canvas.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(straight.constBits())
    return Image.frombytes("RGBA", (size.width(), size.height()), pixels, "raw", "RGBA", straight.bytesPerLine())


if __name__ == "__main__":
    make_icons(Path(sys.argv[1]) if len(sys.argv) > 1 else ICONS)
