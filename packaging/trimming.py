"""What the frozen program does without, and why; the sizes are those saved on Linux.

There are two tables: PyInstaller must be told of modules before it follows what they import, of files afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple


class Trimmed(NamedTuple):
    """One thing that is left out."""

    what: tuple[str, ...]
    """Names of modules, or patterns of paths inside the tree."""
    why: str
    saved_megabytes: float


MODULES = (
    Trimmed(
        ("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2"),
        "the program never uses a network, and its windows are widgets",
        1.2,
    ),
    Trimmed(
        ("PySide6.QtSql", "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools"),
        "no database, and what is for building programs, not for running one",
        0.3,
    ),
    Trimmed(
        ("PySide6.QtXml", "PySide6.QtConcurrent", "PySide6.QtDBus", "PySide6.QtPrintSupport"),
        "unused from Python; the library QtDBus stays where Qt's own windows need it (accessibility)",
        0.3,
    ),
    Trimmed(
        ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
        "nothing is painted by the graphics card; pyqtgraph names them on import, so two empty modules stand in",
        9.8,
    ),
    Trimmed(("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.flowchart"), "unused parts of pyqtgraph", 0.2),
    Trimmed(
        ("tkinter", "_tkinter", "turtle", "turtledemo", "idlelib", "PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt"),
        "another kit for windows",
        0.1,
    ),
    Trimmed(
        ("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingft", "PIL.ImageCms"),
        "Pillow writes GIF and nothing else here; all its plugins go but KEPT_PLUGINS",
        7.3,
    ),
    Trimmed(("ssl", "_ssl", "_hashlib"), "no network; digests need no OpenSSL", 6.0),
    Trimmed(("sqlite3", "_sqlite3", "bz2", "_bz2", "lzma", "_lzma"), "no database, no such archives", 0.5),
    Trimmed(
        ("readline", "curses", "_curses", "_curses_panel", "_uuid"),
        "no terminal is edited; readline is under the GPL",
        0.7,
    ),
    Trimmed(
        ("numpy.f2py", "numpy.testing", "numpy.distutils", "numpy._core._multiarray_tests", "numpy._core.tests"),
        "for building and testing numpy",
        0.5,
    ),
    Trimmed(
        (
            "unittest",
            "doctest",
            "pdb",
            "test",
            "lib2to3",
            "ensurepip",
            "pip",
            "setuptools",
            "pkg_resources",
            "pydoc_data",
        ),
        "for writing programs",
        0.6,
    ),
    Trimmed(("imageio_ffmpeg",), "under the GPL: nothing of it ships", 0.0),
)

FILES = (
    Trimmed((r"PySide6/(Qt/)?translations/",), "Qt's words in languages that the program does not have", 7.0),
    Trimmed(
        (r"PySide6/(Qt/)?plugins/(networkinformation|tls|qmltooling|sqldrivers|designer)/", r"(lib)?Qt6?Network\b"),
        "the program never uses a network nor a database",
        2.8,
    ),
    Trimmed(
        (
            r"plugins/(egldeviceintegrations|generic)/",
            r"libQt6Egl\w+",
            r"plugins/platforms/libq(eglfs|linuxfb|vkkhr\w+)\b",
        ),
        "screens without a desktop: televisions, kiosks",
        2.0,
    ),
    Trimmed(
        (r"plugins/platforms/(lib)?q(vnc|minimalegl|direct2d)\b",),
        "platforms that nobody sees; VNC needs the network",
        0.2,
    ),
    Trimmed((r"plugins/platformthemes/libqgtk3\b",), "its look would bring twenty libraries of GTK", 0.3),
    Trimmed(
        (r"plugins/imageformats/(lib)?q(gif|icns|ico|jpeg|pdf|tga|tiff|wbmp|webp)\b",),
        "pictures shown are SVG and PNG; Qt reads PNG by itself",
        1.8,
    ),
    Trimmed(
        (r"(lib)?Qt6?(Test|OpenGL(Widgets)?)\b", r"plugins/platforminputcontexts/(lib)?qtvirtualkeyboard\w*"),
        "unused",
        0.5,
    ),
    Trimmed(
        (r"plugins/wayland-graphics-integration-client/",),
        "Wayland's ways to the graphics card, which need Qt's OpenGL library; windows are painted in memory",
        0.2,
    ),
    Trimmed(
        (r"opengl32sw\.dll", r"d3dcompiler_\d+\.dll", r"libGLESv2\.dll", r"libEGL\.dll"),
        "Windows only: everything is painted without the graphics card (20 MB and more there)",
        0.0,
    ),
    Trimmed((r"pyqtgraph/icons/peegee/", r"pyqtgraph/colors/maps/"), "another program's icon, colour maps", 1.3),
    Trimmed((r"[\w.-]+\.dist-info/", r"[\w.-]+\.egg-info/"), "packages' papers: the licences ship in one place", 0.4),
    Trimmed((r"[\w./-]+\.pyi$",), "for writing programs", 0.0),
    Trimmed(
        (r"(ucrtbase|icu(uc|in|dt)?\d*|api-ms-[\w-]+|ext-ms-[\w-]+)\.dll",),
        "Windows only: parts of Windows itself",
        0.0,
    ),
)

# Linux: of the libraries of the machine that freezes, only what systems have under differing names. All others are
# the system's, as Qt's own wheel expects them (Depends of the .deb names their packages):
# - what talks to the system's drivers, fonts, settings and desktop must be of its age: X11, xcb, xkbcommon, Wayland,
#   fontconfig, freetype, D-Bus, GLib, and libstdc++ (an old one stops the graphics drivers from loading);
# - what every system has anyway: zlib, zstd, systemd and what they need;
# - each would bring terms of its own, some of them the GPL.
KEPT_LIBRARIES = re.compile(r"lib(python3|ffi)[\w.]*\.so[\w.]*")
_SYSTEM_LIBRARY = re.compile(r"lib[\w+.-]+\.so[\d.]*")

KEPT_PLUGINS = frozenset({"GifImagePlugin", "PngImagePlugin"})
"""Formats of Pillow that ship."""

STANDING_IN = {"PySide6.QtOpenGL": "qt_opengl.py", "PySide6.QtOpenGLWidgets": "qt_opengl_widgets.py"}
"""Modules of ``without_opengl/`` that take the place of others."""

_FILES = re.compile("|".join(f"(?:^|/){pattern}" for row in FILES for pattern in row.what), re.IGNORECASE)
_TRANSLATION = re.compile(r"/translations/qtbase_(?P<language>\w+)\.qm$")


def excluded_modules() -> list[str]:
    """Every module that PyInstaller leaves out with what only it needs."""
    return [name for row in MODULES for name in row.what]


def is_trimmed(path: str, system: str, languages: Collection[str] = ()) -> bool:
    """Whether a file of the tree is left out.

    Parameters
    ----------
    path : str
        Its place inside the tree, however the system writes it.
    system : str
        ``windows``, ``macos`` or ``linux``.
    languages : Collection[str]
        The program's languages beside English, whose words Qt itself has.
    """
    place = path.replace("\\", "/")
    translation = _TRANSLATION.search(place)
    if translation and translation["language"] in languages:
        return False
    if system == "linux" and _SYSTEM_LIBRARY.fullmatch(place):
        return not KEPT_LIBRARIES.fullmatch(place)
    return bool(_FILES.search(place))
