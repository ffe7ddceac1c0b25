"""The whole Windows chain on Debian, with Wine: ``python3 packaging/windows/wine/check.py``.

A Windows Python freezes the program, both installers are built and signed with a throwaway certificate, and each is
installed, looked at, run, and removed; then nothing may be left but unsaved work. What only a real Windows can show is
in packaging/README.md.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

import check_bundle
import notices
from environment import BUILD, ICONS, NOTICES, ROOT, PackagingError, require_debian, run
from virtual_screen import VirtualScreen, virtual_screen
from windows import installer, sign
from windows.wine import shim
from windows.wine.installed import Installed, Msi, Setup
from windows.wine.prefix import Prefix
from windows.wine.windows_python import windows_python
from works import files_of

DEBIAN = (
    *("wine", "wine64", "nsis", "wixl", "osslsigncode", "openssl", "gcc-mingw-w64-x86-64-win32"),
    *("xvfb", "xdotool", "imagemagick"),
)
WORK = BUILD / "wine"
FREEZE_LIMIT_S = 1200


class Chain:
    """The steps, with their times and what they found.

    Parameters
    ----------
    screen : VirtualScreen
        The screen that windows open on.
    """

    def __init__(self, screen: VirtualScreen) -> None:
        self._screen = screen
        self._told: list[str] = []
        self._tree = WORK / "frozen" / "gate-viz"
        self._dist = WORK / "dist"
        self._certificate = WORK / "certificate.pem"

    def run(self) -> None:
        """Do every step in turn.

        Raises
        ------
        PackagingError
            At the first that fails.
        """
        with self._step("a Windows Python"):
            python = windows_python(WORK / "python")
        with self._step("a Wine prefix with what Wine lacks"):
            prefix = Prefix(WORK / "prefix", self._screen.display)
            shim.install(prefix, WORK / "shim")
        try:
            with self._step("icons, notices, freezing"), prefix.desktop(python):
                self._freeze(prefix, python)
            with self._step("the frozen tree"):
                self._check_tree()
            with self._step("both installers, signed"):
                setup, msi = self._build()
            self._try(Setup(prefix, setup, self._screen, self._tree), prefix)
            self._try(Msi(prefix, msi, self._screen, self._tree), prefix)
        finally:
            prefix.close()

    def summary(self) -> str:
        """One line for each step that is done."""
        return "\n".join(self._told)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        print(name, flush=True)
        begun = time.monotonic()
        yield
        self._told.append(f"{time.monotonic() - begun:6.0f} s  {name}")

    def _say(self, fact: str) -> None:
        self._told.append(f"          {fact}")

    def _freeze(self, prefix: Prefix, python: Path) -> None:
        scripts = ROOT / "packaging"
        for folder in (ICONS, NOTICES, self._tree.parent):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        for script, folder in (("make_icons.py", ICONS), ("notices.py", NOTICES)):
            prefix.run("wine", python, scripts / script, prefix.windows_path(folder), cwd=ROOT)
        places = (
            *("--distpath", prefix.windows_path(self._tree.parent)),
            *("--workpath", prefix.windows_path(WORK / "work")),
        )
        words = ("wine", python, "-m", "PyInstaller", "-y", *places, prefix.windows_path(scripts / "gate-viz.spec"))
        prefix.run(*words, cwd=ROOT, limit_s=FREEZE_LIMIT_S)

    def _check_tree(self) -> None:
        faults = [*check_bundle.faults(self._tree, "windows"), *notices.uncovered(self._tree)]
        places = (path for path, _ in files_of(self._tree) if path.name.lower() in shim.NAMES)
        faults += [f"{path.name} is from the tests' own Wine." for path in places]
        if faults:
            raise PackagingError("the frozen tree is not sound:\n" + "\n".join(f"- {fault}" for fault in faults))
        sizes = [path.stat().st_size for path, _ in files_of(self._tree)]
        self._say(f"{sum(sizes) / 1e6:.1f} MB in {len(sizes)} files")

    def _build(self) -> list[Path]:
        shutil.rmtree(self._dist, ignore_errors=True)
        key, bundle = WORK / "key.pem", WORK / "certificate.pfx"
        subject = ["-subj", "/CN=Gate Viz test", "-days", "2", "-addext", "extendedKeyUsage=codeSigning"]
        made: list[str | Path] = ["-keyout", key, "-out", self._certificate]
        run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *made, *subject])
        both: list[str | Path] = ["-inkey", key, "-in", self._certificate]
        run(["openssl", "pkcs12", "-export", "-out", bundle, "-passout", "pass:test", *both])
        os.environ.update({sign.CERTIFICATE: str(bundle), sign.PASSWORD: "test"})
        made_files = installer.build(self._tree, self._dist)
        for folder in (self._dist, self._tree):
            self._require_signatures(folder)
        for path in made_files:
            self._say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
        return made_files

    def _require_signatures(self, folder: Path) -> None:
        for path in (*folder.glob("*.exe"), *folder.glob("*.msi")):
            run(["osslsigncode", "verify", "-CAfile", self._certificate, "-in", path])

    def _try(self, installed: Installed, prefix: Prefix) -> None:
        prefix.become_quiet()
        before = prefix.files()
        name = installed.name
        steps: list[tuple[str, Callable[[], object]]] = [
            ("installed", installed.install),
            ("files, registry, Start menu", installed.require_entries),
            ("signatures of its programs", lambda: self._require_signatures(installed.folder)),
            ("self-test of both programs", installed.self_tests),
            ("a scenario opened by its file", lambda: installed.open_scenario(WORK / f"{name}.png")),
            ("installed again, removed", installed.remove),
        ]
        for step, do in steps:
            with self._step(f"{name}: {step}"):
                found = do()
            if isinstance(found, str):
                self._say(found)
        left = sorted(prefix.files() - before - installed.may_stay)
        left += prefix.mentions(("gateviz", "gate viz", "gate-viz"))
        if left:
            raise PackagingError(f"{name} leaves behind:\n" + "\n".join(f"- {each}" for each in left))
        self._say(f"{name}: nothing is left but what the user made")


def main() -> int:
    """Exit code: 0 where every step is passed, 1 with one sentence otherwise."""
    begun = time.monotonic()
    try:
        require_debian(*DEBIAN)
        WORK.mkdir(parents=True, exist_ok=True)
        with virtual_screen(WORK / "screen") as screen:
            chain = Chain(screen)
            try:
                chain.run()
            finally:
                print(f"\n{chain.summary()}")
    except PackagingError as fault:
        print(f"check.py: {fault}", file=sys.stderr)
        return 1
    print(f"{time.monotonic() - begun:6.0f} s  in all; the windows are in {WORK.relative_to(ROOT)}/*.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
