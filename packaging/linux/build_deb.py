"""The frozen tree as a Debian package: ``build(tree, folder)``.

The tree goes to /usr/lib/gate-viz; beside it lie what a desktop reads (menu entry, icons, file type) and the papers.
No maintainer script is needed: dpkg's own triggers of the desktop's packages see the new files. The same tree and the
same SOURCE_DATE_EPOCH give the same package, byte for byte.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import start
from environment import BUILD, ICONS, ROOT, PackagingError, require_debian, run, version
from linux.copyright_file import copyright_text
from works import files_of

HERE = Path(__file__).resolve().parent
PACKAGE = "gate-viz"
IDENTIFIER = "org.gateviz.GateViz"
MIME_TYPE = "application/x-gate-viz-scenario"
MAINTAINER = "The Gate Viz authors"
PLACE = f"usr/lib/{PACKAGE}"
SUMMARY = "see how the spinal pain gate lets a signal through"
DESCRIPTION = """\
Gate Viz draws the first relay of pain in the spinal cord as a moving picture,
computed from a numerical model: what lets a signal through, and what changes
it. It teaches; it never diagnoses or doses.
.
It brings its own Python, Qt and typeface, and needs no network."""

# dpkg-shlibdeps asks the machine that builds which package a library is in: these are Qt's for Wayland, beside those
# that start.py knows.
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libdrm.so.2": "libdrm2",
}
# What Qt loads when it runs, which no linker knows of.
LOADED_AT_RUN_TIME = ("libegl1", "libfontconfig1", "libgl1", "libxcb-cursor0")
# Debian 13 and Ubuntu 24.04 renamed these for their 64-bit time; one package must install on old and new systems.
RENAMED = ("libglib2.0-0",)
RECOMMENDED = ("shared-mime-info",)
SUGGESTED = ("ffmpeg",)
COMPRESSIONS = {"xz": ["-Zxz"], "gzip": ["-Zgzip", "-z1"]}
HICOLOR_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
FILE_TYPE_SIZES = (16, 24, 32, 48, 64, 128, 256)


def build(tree: Path, dist: Path, compression: str = "xz") -> list[Path]:
    """The package that was written, as a list of one.

    Parameters
    ----------
    tree : Path
        The frozen program.
    dist : Path
        Where the package goes.
    compression : str
        ``xz`` for a release, ``gzip`` where time counts more than size.

    Raises
    ------
    PackagingError
        If a tool, an icon or the Debian package of a library is missing.
    """
    require_debian("dpkg-dev", "binutils", "help2man")
    libraries = {**start.PAINTING_LIBRARIES, **start.WINDOW_LIBRARIES, **WAYLAND_LIBRARIES}
    if start.install_system_packages(False, libraries):
        message = "Qt's system libraries are missing."
        raise PackagingError(message)
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="deb-") as scratch:
        stage = Path(scratch) / "stage"
        lay_out(tree, stage)
        settle_modes(stage)
        architecture = run(["dpkg", "--print-architecture"]).stdout.strip()
        control = stage / "DEBIAN"
        control.mkdir()
        text = control_text(architecture, dependencies(stage), installed_size_kib(stage))
        (control / "control").write_text(text, encoding="utf-8")
        (control / "md5sums").write_text(checksums(stage), encoding="utf-8")
        package = dist / f"{PACKAGE}_{version()}_{architecture}.deb"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date_epoch_s())}
        settings = ["--root-owner-group", *COMPRESSIONS[compression], "--build"]
        run(["dpkg-deb", *settings, stage, package], env=environment)
    return [package]


def source_date_epoch_s() -> int:
    """The moment that all files of the package bear, so that two packages of one source are the same.

    SOURCE_DATE_EPOCH says it; else it is that of the last commit, or of the file that has the version.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    # Whoever builds may be another than whose folder it is: an administrator, in a container.
    words = ["git", "-c", f"safe.directory={ROOT}", "log", "-1", "--format=%ct"]
    commit = ""
    if shutil.which("git"):
        commit = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return int(commit or (ROOT / "gate_viz" / "__init__.py").stat().st_mtime)


def debian_version() -> str:
    """The program's version as Debian sorts it: 1.0rc1 comes before 1.0."""
    return re.sub(r"[.-]?(a|b|rc|dev)(?=\d)", r"~\1", version())


def lay_out(tree: Path, stage: Path) -> None:
    """Put everything that is installed at its place.

    Parameters
    ----------
    tree : Path
        The frozen program.
    stage : Path
        What will be the root of the installed system.
    """
    shutil.copytree(tree, stage / PLACE, symlinks=True)
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / PACKAGE).symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
    share = stage / "usr" / "share"
    _write(share / "metainfo" / f"{IDENTIFIER}.metainfo.xml", metainfo().encode())
    for name, place in {
        f"{IDENTIFIER}.desktop": f"applications/{IDENTIFIER}.desktop",
        "gate-viz-mime.xml": f"mime/packages/{IDENTIFIER}.xml",
        "lintian-overrides": f"lintian/overrides/{PACKAGE}",
    }.items():
        _write(share / place, (HERE / name).read_bytes())
    papers = copyright_text(tree, PLACE, f"/usr/share/doc/{PACKAGE}/licences")
    _write(share / "doc" / PACKAGE / "copyright", papers.encode())
    for paper in ("THIRD_PARTY_NOTICES.md", "licences"):
        (share / "doc" / PACKAGE / paper).symlink_to(f"../../../lib/{PACKAGE}/{paper}")
    _write(share / "doc" / PACKAGE / "changelog.gz", gzip.compress(changelog().encode(), mtime=0))
    _write(share / "man" / "man1" / f"{PACKAGE}.1.gz", gzip.compress(manual(stage / PLACE / PACKAGE), mtime=0))
    lay_out_icons(share / "icons" / "hicolor")


def metainfo() -> str:
    """What software centres show, with the version and its day filled in."""
    day = time.strftime("%Y-%m-%d", time.gmtime(source_date_epoch_s()))
    text = (HERE / f"{IDENTIFIER}.metainfo.xml").read_text(encoding="utf-8")
    return text.replace('"VERSION"', f'"{version()}"').replace('"DATE"', f'"{day}"')


def recipe_faults() -> list[str]:
    """What the desktop's own validators find wrong with the menu entry and the description; nothing is built for it."""
    entry = HERE / f"{IDENTIFIER}.desktop"
    found = []
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / f"{IDENTIFIER}.metainfo.xml"
        described.write_text(metainfo(), encoding="utf-8")
        for words, path in ((["desktop-file-validate"], entry), (["appstreamcli", "validate", "--no-net"], described)):
            if not shutil.which(words[0]):
                # Only the systems that build the package have it.
                continue
            told = subprocess.run([*words, path], capture_output=True, encoding="utf-8", check=False)
            # The one says nothing where all is well; the other tells of what it does not mind too.
            if told.returncode or (path == entry and told.stdout):
                found.append(f"{words[0]}: {told.stdout.strip()}")
    return found


def lay_out_icons(theme: Path) -> None:
    """Put the icons of the program and of its files where every desktop looks.

    Parameters
    ----------
    theme : Path
        The folder of the theme that all others fall back to.
    """
    for drawing, sizes, place in (
        ("gate-viz", HICOLOR_SIZES, f"apps/{IDENTIFIER}"),
        ("gateviz-file", FILE_TYPE_SIZES, f"mimetypes/{MIME_TYPE.replace('/', '-')}"),
    ):
        for size_px in sizes:
            _write(theme / f"{size_px}x{size_px}" / f"{place}.png", (ICONS / f"{drawing}-{size_px}.png").read_bytes())
        _write(theme / "scalable" / f"{place}.svg", (ICONS / f"{drawing}.svg").read_bytes())


def changelog() -> str:
    """Debian's own list of changes, which leads to the program's."""
    moment = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(source_date_epoch_s()))
    return (
        f"{PACKAGE} ({debian_version()}) stable; urgency=medium\n\n"
        f"  * Version {version()}; what is new is told in the project's CHANGELOG.md.\n\n"
        f" -- {MAINTAINER} <>  {moment}\n"
    )


def manual(program: Path) -> bytes:
    """The manual page, from what the program says of itself.

    Parameters
    ----------
    program : Path
        The frozen program.
    """
    words = ["--no-info", "--section=1", f"--include={HERE / 'manual.h2m'}", f"--version-string={version()}"]
    environment = {**os.environ, "COLUMNS": "79", "SOURCE_DATE_EPOCH": str(source_date_epoch_s()), "LC_ALL": "C.UTF-8"}
    return run(["help2man", *words, program], env=environment).stdout.encode()


def settle_modes(stage: Path) -> None:
    """Give every file the rights that an installed one has, whatever the builder's own settings are.

    Parameters
    ----------
    stage : Path
        The root of what is installed.
    """
    program = stage / PLACE / PACKAGE
    for path in (stage, *stage.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def dependencies(stage: Path) -> str:
    """The packages without which the program does not run, as the control file names them.

    Parameters
    ----------
    stage : Path
        The root of what is installed, with an empty folder DEBIAN.

    Raises
    ------
    PackagingError
        If a library is neither in the tree nor in an installed package.
    """
    own = stage / PLACE / "_internal"
    with tempfile.TemporaryDirectory(dir=stage.parent) as folder:
        (Path(folder) / "debian").mkdir()
        stub = f"Source: {PACKAGE}\n\nPackage: {PACKAGE}\nArchitecture: any\n"
        (Path(folder) / "debian" / "control").write_text(stub, encoding="utf-8")
        # A library that the tree brings needs no package, whatever the machine has of the same name.
        linked = linked_files(stage)
        brought = [match.groups() for path in linked if (match := re.fullmatch(r"(lib.+)\.so\.([\d.]+)", path.name))]
        local = Path(folder) / "brought"
        local.write_text("".join(f"{name} {number}\n" for name, number in brought), encoding="utf-8")
        search = [f"-L{local}", f"-S{stage}", f"-l{own}", f"-l{own}/PySide6/Qt/lib"]
        found = run(["dpkg-shlibdeps", "-O", *search, *(f"-e{path}" for path in linked)], cwd=folder).stdout.strip()
    return with_alternatives(found.removeprefix("shlibs:Depends=").split(", "))


def linked_files(stage: Path) -> list[Path]:
    """Every program and library of the tree, known by its first four bytes.

    Parameters
    ----------
    stage : Path
        The root of what is installed.
    """
    found = []
    for path, _ in files_of(stage):
        with path.open("rb") as file:
            if file.read(4) == b"\x7fELF":
                found.append(path)
    return found


def with_alternatives(found: Sequence[str]) -> str:
    """The text of Depends: what was found linked, what is loaded later, and the names that other systems have.

    Parameters
    ----------
    found : Sequence[str]
        Packages, each with its oldest version where there is one: ``libc6 (>= 2.34)``.
    """
    entries = {re.split(r"[ (]", entry, maxsplit=1)[0]: entry for entry in found if entry}
    entries |= {package: package for package in LOADED_AT_RUN_TIME if package not in entries}
    for old in RENAMED:
        new = f"{old}t64"
        entry = entries.pop(new, entries.get(old, ""))
        if entry:
            bound = entry.removeprefix(new).removeprefix(old)
            entries[old] = f"{new}{bound} | {old}{bound}"
    return ", ".join(entries[package] for package in sorted(entries))


def installed_size_kib(stage: Path) -> int:
    """What the package takes on a disk, counted as Debian does: each file rounded up, 1 for everything else.

    Parameters
    ----------
    stage : Path
        The root of what is installed.
    """
    paths = [path for path in stage.rglob("*") if "DEBIAN" not in path.parts]
    return sum(-(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1 for path in paths)


def control_text(architecture: str, depends: str, size_kib: int) -> str:
    """The control file.

    Parameters
    ----------
    architecture : str
        As Debian names it: ``amd64``.
    depends : str
        What the program cannot run without.
    size_kib : int
        What it takes when installed.
    """
    fields = {
        "Package": PACKAGE,
        "Version": debian_version(),
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size_kib),
        "Depends": depends,
        "Recommends": ", ".join(RECOMMENDED),
        "Suggests": ", ".join(SUGGESTED),
        "Section": "science",
        "Priority": "optional",
        "Description": "\n ".join([SUMMARY, *DESCRIPTION.splitlines()]),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def checksums(stage: Path) -> str:
    """The list by which ``dpkg --verify`` sees a damaged file.

    Parameters
    ----------
    stage : Path
        The root of what is installed.
    """
    return run(["md5sum", *(f"usr/{place}" for _, place in files_of(stage / "usr"))], cwd=stage).stdout


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
