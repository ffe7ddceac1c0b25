"""What only the interpreter that is frozen knows: versions, licence texts, and the modules inside a frozen program.

It is run by that interpreter and answers with JSON:

    python bundle_facts.py [--program PATH] PACKAGE…
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import re
import sys
import sysconfig
from pathlib import Path, PurePosixPath
from typing import Any

# Licences by any of the names that packages give them, but no program about licences.
_LICENCE_NAME = re.compile(r"licen[cs]e|copying|copyright|notice|legal code", re.IGNORECASE)
_PROGRAMS = {".py", ".pyc", ".pyi", ".so", ".pyd"}


def main() -> None:
    """Print the answer."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--program", type=Path, help="a frozen program, whose modules are wanted")
    parser.add_argument("packages", nargs="*", help="packages whose licence texts are wanted")
    words = parser.parse_args()
    answer = {
        "system": {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux"),
        "versions": versions(),
        "texts": {name: licence_texts(name) for name in words.packages},
        "python_licence": python_licence(),
        "modules": modules(words.program) if words.program else [],
        "packages_of_modules": importlib.metadata.packages_distributions(),
    }
    json.dump(answer, sys.stdout)


def versions() -> dict[str, str]:
    """Version of each package and of what packages hold, by the names that ``works.toml`` uses."""
    import numpy
    from PIL import features
    from PySide6.QtCore import qVersion

    found = {f"package:{_normal(each.name)}": each.version for each in importlib.metadata.distributions()}
    found["python"] = sys.version.split()[0]
    found["qt"] = qVersion()
    needs: dict[str, Any] = numpy.show_config(mode="dicts")["Build Dependencies"]  # type: ignore[assignment]
    if "openblas" in needs["blas"]["name"]:
        found["openblas"] = needs["blas"]["version"]
    for name in features.get_supported():
        found[f"pillow:{name}"] = features.version(name) or ""
    return {name: version for name, version in found.items() if version}


def licence_texts(package: str) -> dict[str, str]:
    """Licence texts that an installed package has, by their place in it.

    Parameters
    ----------
    package : str
        Its name.
    """
    texts = {}
    for file in importlib.metadata.distribution(package).files or []:
        if _LICENCE_NAME.search(file.name) and file.suffix not in _PROGRAMS:
            inside = PurePosixPath(file.as_posix().replace("../", ""))
            place = re.sub(r"^[^/]+\.dist-info/(licenses/)?", "", str(inside))
            texts[place] = file.read_text(encoding="utf-8")
    return texts


def python_licence() -> str:
    """The licence that lies beside this interpreter; empty if none does."""
    for folder in (sys.base_prefix, sysconfig.get_path("stdlib")):
        if (path := Path(folder) / "LICENSE.txt").is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""


def modules(program: Path) -> list[str]:
    """Top-level modules that are packed into a frozen program.

    Parameters
    ----------
    program : Path
        The program.
    """
    from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

    packed = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    return sorted({name.split(".")[0] for name in packed.toc})


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
