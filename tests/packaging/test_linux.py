"""The Debian package says the truth of itself, and the desktop's files agree with one another."""

from __future__ import annotations

import configparser
import email
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("Debian packages are built on Linux", allow_module_level=True)

import environment
import start
from linux import build_deb, copyright_file
from linux.chroot import HOME, Chroot, Source

LINUX = Path(build_deb.__file__).parent
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
FOUND = ["libc6 (>= 2.34)", "libglib2.0-0 (>= 2.71)", "libegl1"]


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} not installed")


def write(path: Path, content: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def depends(text: str) -> dict[str, str]:
    """Each entry by the name of its last alternative."""
    entries = text.split(", ")
    return {entry.split(" | ")[-1].split(" (")[0]: entry for entry in entries}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A frozen program in small: a program that tells its use, a library of another work, papers."""
    tree = tmp_path / "frozen"
    program = write(tree / "gate-viz", b'#!/bin/sh\necho "usage: gate-viz [-h]"\necho\necho "Shows the gate."\n')
    program.chmod(0o700)
    write(tree / "_internal" / "PySide6" / "Qt" / "lib" / "libQt6Core.so.6")
    write(tree / "_internal" / "gate_viz" / "assets" / "fonts" / "Inter-Bold.otf")
    write(tree / "THIRD_PARTY_NOTICES.md")
    write(tree / "licences" / "qt" / "LGPL-3.0.txt")
    return tree


@pytest.fixture
def stage(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What would be installed of that tree."""
    icons = tmp_path / "icons"
    for name, sizes in (("gate-viz", build_deb.HICOLOR_SIZES), ("gateviz-file", build_deb.FILE_TYPE_SIZES)):
        write(icons / f"{name}.svg")
        for size_px in sizes:
            write(icons / f"{name}-{size_px}.png")
    monkeypatch.setattr(build_deb, "ICONS", icons)
    monkeypatch.setattr(build_deb, "manual", lambda _: b"manual")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    stage = tmp_path / "stage"
    build_deb.lay_out(tree, stage)
    return stage


def test_the_control_file_is_read_back_as_it_was_meant() -> None:
    fields = email.message_from_string(build_deb.control_text("amd64", "libc6", 1234))
    assert fields["Package"] == "gate-viz"
    assert fields["Version"] == environment.version()
    assert (fields["Architecture"], fields["Depends"], fields["Installed-Size"]) == ("amd64", "libc6", "1234")
    lines = fields["Description"].splitlines()
    # A line of nothing would end the paragraph, and one that is not indented would be another field.
    assert all(line.startswith(" ") and line.strip() for line in lines[1:])
    assert fields.get_payload() == ""


@pytest.mark.parametrize("built_on", ["libglib2.0-0 (>= 2.71)", "libglib2.0-0t64 (>= 2.71)"])
def test_a_renamed_package_is_found_on_old_and_new_systems(built_on: str) -> None:
    text = build_deb.with_alternatives(["libc6 (>= 2.34)", built_on])
    assert depends(text)["libglib2.0-0"] == "libglib2.0-0t64 (>= 2.71) | libglib2.0-0 (>= 2.71)"


def test_what_is_loaded_at_run_time_is_asked_for_once() -> None:
    text = build_deb.with_alternatives(FOUND)
    names = [entry.split(" (")[0] for entry in text.split(", ")]
    assert set(build_deb.LOADED_AT_RUN_TIME) <= set(names)
    assert len(set(names)) == len(names)


def test_nothing_is_asked_for_where_nothing_was_found() -> None:
    assert set(depends(build_deb.with_alternatives([""]))) == set(build_deb.LOADED_AT_RUN_TIME)


@needs("dpkg")
@pytest.mark.parametrize("earlier", ["1.0rc1", "1.0a2", "1.0.dev3", "0.9"])
def test_a_version_before_its_release_sorts_before_it(earlier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_deb, "version", lambda: earlier)
    words = ["dpkg", "--compare-versions", build_deb.debian_version(), "lt", "1.0"]
    assert subprocess.run(words, check=False).returncode == 0


@needs("dpkg-shlibdeps", "dpkg-deb", "ldd")
def test_a_library_that_the_tree_brings_needs_no_package(tmp_path: Path) -> None:
    program = shutil.which("dpkg-deb") or ""
    linked = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    (library,) = [Path(line.split()[2]) for line in linked.splitlines() if "libz.so" in line]
    stage = tmp_path / "stage"
    (stage / "DEBIAN").mkdir(parents=True)
    write(stage / build_deb.PLACE / "gate-viz", Path(program).read_bytes())
    without = depends(build_deb.dependencies(stage))
    write(stage / build_deb.PLACE / "_internal" / library.name, library.read_bytes())
    with_it = depends(build_deb.dependencies(stage))
    assert "libc6" in without
    assert without.keys() - with_it.keys() == {"zlib1g"}


def test_every_link_leads_to_something_that_is_installed(stage: Path) -> None:
    links = [path for path in stage.rglob("*") if path.is_symlink()]
    assert stage / "usr" / "bin" / "gate-viz" in links
    assert [link for link in links if not link.resolve().is_relative_to(stage) or not link.exists()] == []


def test_what_the_desktop_is_told_agrees_with_itself(stage: Path) -> None:
    share = stage / "usr" / "share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / f"{build_deb.IDENTIFIER}.desktop", encoding="utf-8")
    metainfo = ET.parse(share / "metainfo" / f"{build_deb.IDENTIFIER}.metainfo.xml").getroot()
    types = ET.parse(share / "mime" / "packages" / f"{build_deb.IDENTIFIER}.xml").getroot()
    mime_type = types.find(f"{MIME}mime-type")
    assert mime_type is not None
    assert mime_type.get("type") == build_deb.MIME_TYPE
    assert [glob.get("pattern") for glob in mime_type.iter(f"{MIME}glob")] == ["*.gateviz"]
    assert entry["Desktop Entry"]["MimeType"] == f"{build_deb.MIME_TYPE};"
    assert metainfo.findtext("provides/mediatype") == build_deb.MIME_TYPE
    assert metainfo.findtext("launchable") == f"{build_deb.IDENTIFIER}.desktop"
    assert metainfo.findtext("id") == build_deb.IDENTIFIER
    assert [release.attrib for release in metainfo.iter("release")] == [
        {"version": environment.version(), "date": "2026-01-01"}
    ]
    named = [entry["Desktop Entry"]["Icon"], build_deb.MIME_TYPE.replace("/", "-")]
    drawn = {path.stem for path in (share / "icons" / "hicolor" / "scalable").rglob("*.svg")}
    assert drawn == set(named)


@needs("desktop-file-validate", "appstreamcli")
def test_validators_find_nothing_wrong_with_the_desktops_files() -> None:
    assert build_deb.recipe_faults() == []


@needs("desktop-file-validate", "appstreamcli")
@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (".desktop", "Terminal=false", "Terminal=perhaps"),
        (".desktop", "Education;Biology;", "Education;Science;Biology;"),
        (".metainfo.xml", "<summary>See how the spinal pain gate works</summary>", ""),
    ],
)
def test_a_wrong_word_in_the_desktops_files_is_found(
    name: str, right: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(LINUX, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{build_deb.IDENTIFIER}{name}"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    monkeypatch.setattr(build_deb, "HERE", tmp_path)
    assert len(build_deb.recipe_faults()) == 1


def test_installed_files_have_the_rights_of_installed_files(stage: Path) -> None:
    (stage / "usr").chmod(0o700)
    build_deb.settle_modes(stage)
    modes = {path: path.stat().st_mode & 0o777 for path in stage.rglob("*") if not path.is_symlink()}
    program = stage / build_deb.PLACE / build_deb.PACKAGE
    assert {mode for path, mode in modes.items() if path.is_dir() or path == program} == {0o755}
    assert {mode for path, mode in modes.items() if path.is_file() and path != program} == {0o644}


@needs("dpkg-deb")
def test_the_same_tree_makes_the_same_package(
    tree: Path, stage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_deb, "BUILD", tmp_path / "build")
    monkeypatch.setattr(build_deb, "require_debian", lambda *_: None)
    monkeypatch.setattr(build_deb, "dependencies", lambda _: "libc6")
    monkeypatch.setattr(start, "install_system_packages", lambda *_: 0)
    packages = []
    for name, moment_s in (("one", 1_800_000_000), ("two", 1_900_000_000)):
        for path in (tree, *tree.rglob("*")):
            os.utime(path, (moment_s, moment_s))
        folder = tmp_path / name
        folder.mkdir()
        packages += build_deb.build(tree, folder, "gzip")
    first, second = (package.read_bytes() for package in packages)
    assert first == second
    listed = subprocess.run(["dpkg-deb", "--contents", packages[0]], capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}


def test_the_copyright_file_names_each_work_where_it_lies(tree: Path) -> None:
    text = copyright_file.copyright_text(tree, "usr/lib/gate-viz", "/papers")
    paragraphs = text.split("\n\n")
    (qt,) = [paragraph for paragraph in paragraphs if "libQt6Core.so.6" in paragraph]
    assert "LGPL-3.0-only" in qt
    assert "/papers/qt" in qt
    (inter,) = [paragraph for paragraph in paragraphs if "Inter-Bold.otf" in paragraph]
    assert "OFL-1.1" in inter
    assert "THE SOFTWARE IS PROVIDED" in next(paragraph for paragraph in paragraphs if "Files: *\n" in paragraph)
    # Lines that are neither fields nor indented would not be of the format.
    assert all(line.startswith(" ") or ": " in line or line == "Comment:" for line in text.splitlines() if line)


def test_a_source_is_asked_for_another_release_with_its_updates() -> None:
    rows = (("http://a/debian/", "bookworm", "main"), ("http://a/debian-security/", "bookworm-security", "main"))
    assert Source("bookworm", rows).lines("trixie") == [
        "deb http://a/debian/ trixie main",
        "deb http://a/debian-security/ trixie-security main",
    ]


def test_a_person_in_the_bare_system_has_no_environment_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy")
    words = Chroot(tmp_path).words(["gate-viz"], as_person=True, variables={"DISPLAY": ":7"})
    settings = words[words.index("-i") + 1 : -1]
    assert sorted(setting.split("=")[0] for setting in settings) == ["DISPLAY", "HOME", "LANG", "PATH"]
    assert f"HOME=/{HOME}" in settings


def test_the_bare_system_lists_what_a_package_could_leave(tmp_path: Path) -> None:
    for place in (
        "usr/lib/left",
        "etc/left",
        "var/lib/dpkg/info/left.list",
        "home/person/kept",
        "var/log/said",
        "tmp/x",
    ):
        write(tmp_path / place)
    files = Chroot(tmp_path).files()
    assert {"usr/lib/left", "etc/left", "var/lib/dpkg/info/left.list"} <= files
    assert not [path for path in files if path.startswith(("home/", "var/log/", "tmp/"))]
