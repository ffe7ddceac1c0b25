"""Join what each system built into a release that is whole: ``python packaging/join_release.py PARTS RELEASE``.

Each part is checked against its own checksums; what is missing or too much is refused.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from checksums import LIST, join_checksums
from environment import PackagingError, version

INSTALLERS = (
    "gate-viz-{version}-windows-x64-setup.exe",
    "gate-viz-{version}-windows-x64.msi",
    "gate-viz-{version}-macos-arm64.dmg",
    "gate-viz-{version}-macos-x86_64.dmg",
    "gate-viz_{version}_amd64.deb",
)
PARTS_LISTS = (
    "gate-viz-{version}-windows-x86_64.cdx.json",
    "gate-viz-{version}-macos-arm64.cdx.json",
    "gate-viz-{version}-macos-x86_64.cdx.json",
    "gate-viz-{version}-linux-x86_64.cdx.json",
)


def main(words: list[str] | None = None) -> int:
    """Exit code: 0 once the release is whole, 1 with one sentence otherwise.

    Parameters
    ----------
    words : list[str] | None
        The command's words; by default those it was started with.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("parts", type=Path, help="folder with one folder for each system's dist")
    parser.add_argument("release", type=Path, help="folder of the release")
    arguments = parser.parse_args(words)
    try:
        join(arguments.parts, arguments.release, version())
    except PackagingError as fault:
        print(f"join_release.py: {fault}", file=sys.stderr)
        return 1
    return 0


def names(released: str) -> list[str]:
    """Every file of a release but its checksums.

    Parameters
    ----------
    released : str
        The version.
    """
    return [name.format(version=released) for name in (*INSTALLERS, *PARTS_LISTS)]


def join(parts: Path, release: Path, released: str) -> None:
    """Fill a folder with the files of all systems and their joined checksums.

    Parameters
    ----------
    parts : Path
        One folder for each system, with its own checksums.
    release : Path
        The folder of the release.
    released : str
        The version.

    Raises
    ------
    PackagingError
        If a file is not what its checksum says, is missing, or is none of a release.
    """
    join_checksums(sorted(path for path in parts.iterdir() if path.is_dir()), release)
    wanted, there = set(names(released)), {path.name for path in release.iterdir()} - {LIST}
    wrong = [f"{name} is missing" for name in sorted(wanted - there)]
    wrong += [f"{name} is none of a release" for name in sorted(there - wanted)]
    if wrong:
        raise PackagingError("; ".join(wrong) + ".")


if __name__ == "__main__":
    sys.exit(main())
