"""What every packaging command stands on: where things lie, the locked tools, and one way to run a command."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import start  # noqa: E402 (the set-up of environments is the same as the program's own)

BUILD = ROOT / "build" / "packaging"
DIST = ROOT / "dist"
FROZEN = BUILD / "frozen"
ICONS = BUILD / "icons"
NOTICES = BUILD / "notices"
SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
PROGRAMS = {
    "windows": ("gate-viz.exe", "Gate Viz.exe"),
    "macos": ("Contents/MacOS/gate-viz",),
    "linux": ("gate-viz",),
}
"""The programs in a frozen tree; the first is the one for a terminal."""
SECRETS = (
    "GATE_VIZ_CERTIFICATE",
    "GATE_VIZ_CERTIFICATE_PASSWORD",
    "MACOS_CERTIFICATE",
    "MACOS_CERTIFICATE_PASSWORD",
    "NOTARY_KEY",
    "NOTARY_KEY_ID",
    "NOTARY_ISSUER",
    "WINDOWS_CERTIFICATE",
)
_STAMP = "made-from.txt"


class PackagingError(Exception):
    """Why nothing could be built, in one sentence."""


def version() -> str:
    """The program's version, from the one place that has it."""
    text = (ROOT / "gate_viz" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.M)
    if not found:
        message = "gate_viz/__init__.py has no __version__."
        raise PackagingError(message)
    return found[1]


def freezing_python() -> Path:
    """Interpreter of the environment that is frozen: what ships and PyInstaller, nothing else."""
    return start.venv_python(_environment("freezing", "freeze.txt"))


def tool(name: str) -> Path:
    """Program of the environment that holds what makes and checks installers.

    Parameters
    ----------
    name : str
        The program, without ``.exe``.
    """
    scripts = start.venv_python(_environment("tools", "installers.txt")).parent
    return scripts / (f"{name}.exe" if sys.platform == "win32" else name)


def _environment(name: str, lock: str) -> Path:
    venv = BUILD / name
    # Scripts of an environment hold its place, so that a moved one must be made anew.
    parts = [(start.LOCKS / lock).read_bytes(), sys.version.encode(), sys.executable.encode(), str(venv).encode()]
    made_from = hashlib.sha256(b"\0".join(parts)).hexdigest()
    stamp = venv / _STAMP
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from):
        BUILD.mkdir(parents=True, exist_ok=True)
        # Qt's and the tools' wheels are there for every system, so that no Debian package is needed but venv itself.
        with without_secrets():
            failed = start.install_system_packages(False, {}) or start.make_environment(venv, [lock])
        if failed:
            message = f"the environment {name} could not be made from {lock}."
            raise PackagingError(message)
        stamp.write_text(made_from, encoding="utf-8")
    return venv


def require_debian(*packages: str) -> None:
    """Have these Debian packages: they are installed where that is allowed.

    Parameters
    ----------
    *packages : str
        Their names.

    Raises
    ------
    PackagingError
        If one is missing and cannot be installed.
    """
    if not shutil.which("dpkg-query"):
        message = f"this needs Debian's packages {' '.join(packages)}, and here is no Debian."
        raise PackagingError(message)
    status = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    )
    there = {line.split()[0] for line in status.stdout.splitlines() if line.split()[1:] == ["ii"]}
    missing = [package for package in packages if package not in there]
    if missing and start.install_debian(missing):
        message = f"these Debian packages are needed: {' '.join(missing)}."
        raise PackagingError(message)


@contextlib.contextmanager
def without_secrets() -> Iterator[None]:
    """Keep from others' code what signs: packages that are installed, hooks, the frozen program itself."""
    kept = {name: os.environ.pop(name) for name in SECRETS if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def run(command: Sequence[str | Path], *, signs: bool = False, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, and tell how long it took.

    Parameters
    ----------
    command : Sequence[str | Path]
        The program and its words.
    signs : bool
        Whether it signs, and may know the secrets for that.
    **options : Any
        For ``subprocess.run``; what the command says is captured as text.

    Raises
    ------
    PackagingError
        If it cannot be started, takes too long, or ends with anything but 0.
    """
    name = Path(command[0]).name
    begun = time.monotonic()
    settings = {"capture_output": True, "text": True, "encoding": "utf-8", "errors": "replace", "cwd": ROOT, **options}
    try:
        with contextlib.nullcontext() if signs else without_secrets():
            ended = subprocess.run([str(word) for word in command], check=False, **settings)
    except subprocess.TimeoutExpired as error:
        message = f"{name} did not end within {error.timeout:g} s."
        raise PackagingError(message) from None
    except OSError as error:
        message = f"{name} could not be started: {error.strerror or error}."
        raise PackagingError(message) from None
    print(f"  {name}: {time.monotonic() - begun:.1f} s", flush=True)
    if ended.returncode:
        said = "\n".join(text for text in (ended.stdout, ended.stderr) if text)
        message = f"{name} ended with {ended.returncode}:\n{said[-4000:]}"
        raise PackagingError(message)
    return ended
