"""Test only: a Windows Python with what is frozen, unpacked on Linux from locked packages."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

import start
from environment import run, tool

LOCK = Path(__file__).resolve().parent / "python.txt"
FREEZE_LOCK = start.LOCKS / "freeze.txt"
TARGET = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.13")
# Debian's Wine ends a program that copies files in this way; without it Python copies them as it always did.
SITE = """\
import _winapi

del _winapi.CopyFile2
"""
_STAMP = "made-from.txt"


def windows_python(folder: Path) -> Path:
    """``python.exe`` in a folder, made anew when a lock has changed.

    Parameters
    ----------
    folder : Path
        Where it lies.
    """
    made_from = hashlib.sha256(LOCK.read_bytes() + FREEZE_LOCK.read_bytes() + SITE.encode()).hexdigest()
    stamp = folder / _STAMP
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == made_from):
        shutil.rmtree(folder, ignore_errors=True)
        # With the system's certificates: a clinic's or a company's own is known there alone.
        install: list[str | Path] = [tool("uv"), "pip", "install", "--quiet", "--system-certs", "--no-config"]
        install.append("--require-hashes")
        # It is built by its own script, with the locked setuptools.
        building: list[str | Path] = ["--python", sys.executable, "--build-constraints", FREEZE_LOCK, "--no-deps"]
        run([*install, *building, "--target", folder, "-r", LOCK])
        packages = folder / "Lib" / "site-packages"
        run([*install, *TARGET, "--only-binary", ":all:", "--target", packages, "-r", FREEZE_LOCK])
        (packages / "sitecustomize.py").write_text(SITE, encoding="utf-8")
        stamp.write_text(made_from, encoding="utf-8")
    return folder / "python.exe"
