"""``Info.plist``: what macOS knows of the program before it runs, and that files of its type are opened with it."""

from __future__ import annotations

import re
from typing import Any

from environment import version
from macos.minimum_system import minimum_macos

IDENTIFIER = "org.gateviz.GateViz"
FILE_TYPE = "org.gateviz.scenario"
PROGRAM_ICON, FILE_ICON = "gate-viz.icns", "gateviz-file.icns"
_TYPE_NAME = "Gate Viz scenario"


def info_plist() -> dict[str, Any]:
    """Everything that ``Info.plist`` says, for PyInstaller's ``BUNDLE``; both icons lie in ``Contents/Resources``."""
    released = numbers_only(version())
    return {
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleName": "Gate Viz",
        "CFBundleDisplayName": "Gate Viz",
        "CFBundleExecutable": "gate-viz",
        "CFBundleIconFile": PROGRAM_ICON,
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleShortVersionString": released,
        "CFBundleVersion": released,
        "CFBundleDevelopmentRegion": "en",
        "LSMinimumSystemVersion": minimum_macos(),
        "LSApplicationCategoryType": "public.app-category.education",
        "NSHumanReadableCopyright": "© 2026 The Gate Viz authors. MIT Licence; Qt under the LGPL, version 3.",
        "NSPrincipalClass": "NSApplication",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSSupportsAutomaticGraphicsSwitching": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": _TYPE_NAME,
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": FILE_ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [FILE_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_TYPE,
                "UTTypeDescription": _TYPE_NAME,
                # A scenario is a TOML file: macOS shows and finds its text as that of any other.
                "UTTypeConformsTo": ["public.utf8-plain-text"],
                "UTTypeIconFile": FILE_ICON,
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["gateviz"],
                    "public.mime-type": ["application/x-gate-viz-scenario"],
                },
            }
        ],
    }


def numbers_only(release: str) -> str:
    """The version without ``rc1`` and the like: macOS takes three numbers and nothing else.

    Parameters
    ----------
    release : str
        The program's version.
    """
    numbers = re.split(r"[^\d.]", release, maxsplit=1)[0].strip(".").split(".")
    return ".".join([*numbers, "0", "0"][:3])
