from __future__ import annotations

import os
import plistlib
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macos import check
from macos.info_plist import info_plist, numbers_only
from macos.minimum_system import MINIMUM_MACOS, minimum_of

SCRIPT = check.HERE / "sign_notarize.sh"
PNG = b"not looked into"


def icon_of(elements: set[bytes]) -> bytes:
    body = b"".join(element + (8 + len(PNG)).to_bytes(4, "big") + PNG for element in sorted(elements))
    return b"icns" + (8 + len(body)).to_bytes(4, "big") + body


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An application as PyInstaller lays it out, with empty files in the place of programs and libraries."""
    app = tmp_path / "Gate Viz.app"
    contents = app / "Contents"
    framework = contents / "Frameworks" / "QtCore.framework" / "Versions" / "A"
    for folder in (contents / "MacOS", contents / "Resources", framework):
        folder.mkdir(parents=True)
    for file in (contents / "MacOS" / "gate-viz", contents / "Frameworks" / "numpy.so", framework / "QtCore"):
        file.write_text("program", encoding="utf-8")
        file.chmod(0o755)
    (contents / "Info.plist").write_bytes(plistlib.dumps(info_plist()))
    for name in ("gate-viz.icns", "gateviz-file.icns"):
        (contents / "Resources" / name).write_bytes(icon_of(check.ICON_ELEMENTS))
    return app


# --- Info.plist ---------------------------------------------------------------------------------------------------


def test_what_info_plist_says_agrees_with_the_program_and_with_linux() -> None:
    assert check.plist_faults(info_plist()) == []


def other_ending(plist: dict[str, Any]) -> None:
    plist["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]["public.filename-extension"] = ["gv"]


def other_mime_name(plist: dict[str, Any]) -> None:
    plist["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]["public.mime-type"] = ["text/x-gate"]


def other_type(plist: dict[str, Any]) -> None:
    plist["CFBundleDocumentTypes"][0]["LSItemContentTypes"] = ["public.text"]


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (other_ending, "the program's files have another ending"),
        (other_mime_name, "another MIME name on Linux"),
        (other_type, "another type is opened than is declared"),
        (lambda plist: plist.update(CFBundleIdentifier="org.other"), "another identifier on Linux"),
        (lambda plist: plist.update(CFBundleVersion="1.0rc1"), "CFBundleVersion is '1.0rc1'"),
        (lambda plist: plist.update(LSMinimumSystemVersion="old"), "LSMinimumSystemVersion is 'old'"),
    ],
)
def test_each_disagreement_of_info_plist_is_told(spoil: Callable[[dict[str, Any]], None], line: str) -> None:
    plist = info_plist()
    spoil(plist)
    (told,) = check.plist_faults(plist)
    assert line in told


@pytest.mark.parametrize(
    ("release", "numbers"), [("0.1.0", "0.1.0"), ("1.2", "1.2.0"), ("1.2.3rc1", "1.2.3"), ("2.0.dev4", "2.0.0")]
)
def test_macos_is_given_three_numbers(release: str, numbers: str) -> None:
    assert numbers_only(release) == numbers


# --- oldest system ------------------------------------------------------------------------------------------------


def put_wheel(folder: Path, name: str, *tags: str) -> None:
    place = folder / f"{name}-1.0.dist-info"
    place.mkdir()
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (place / "WHEEL").write_text("".join(f"Tag: {tag}\n" for tag in tags), encoding="utf-8")


def test_the_oldest_macos_is_what_the_most_demanding_wheel_needs(tmp_path: Path) -> None:
    put_wheel(tmp_path, "qt", "cp310-abi3-macosx_13_0_universal2")
    put_wheel(tmp_path, "numbers", "cp313-cp313-macosx_9_9_arm64", "cp313-cp313-macosx_10_9_arm64")
    put_wheel(tmp_path, "plain", "py3-none-any")
    assert minimum_of(tmp_path) == "13.0"


def test_wheels_for_another_system_tell_nothing_of_macos(tmp_path: Path) -> None:
    put_wheel(tmp_path, "qt", "cp310-abi3-manylinux_2_28_x86_64")
    assert minimum_of(tmp_path) is None


# --- entitlements, icons, disk image ------------------------------------------------------------------------------


def test_nothing_is_asked_of_the_hardened_runtime_but_what_is_needed() -> None:
    assert check.entitlement_faults(check.HERE / "entitlements.plist") == []


def test_a_broader_entitlement_is_told(tmp_path: Path) -> None:
    path = tmp_path / "entitlements.plist"
    path.write_bytes(plistlib.dumps({"com.apple.security.cs.disable-library-validation": True}))
    assert len(check.entitlement_faults(path)) == len(["too broad", "the needed one is missing"])


def test_an_icon_without_a_size_is_told(tmp_path: Path) -> None:
    path = tmp_path / "some.icns"
    path.write_bytes(icon_of(check.ICON_ELEMENTS - {b"ic10"}))
    assert check.icon_faults(path) == ["some.icns has no ic10."]


@pytest.mark.parametrize("spoil", [lambda icon: icon[:-1], lambda icon: b"\x89PNG" + icon[4:], lambda icon: icon[8:]])
def test_a_broken_icon_is_told(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "some.icns"
    path.write_bytes(spoil(icon_of(check.ICON_ELEMENTS)))
    (told,) = check.icon_faults(path)
    assert told.startswith("some.icns is no icon of macOS: ")


def test_the_disk_image_shows_what_it_holds_inside_its_window(tmp_path: Path) -> None:
    for name in ("gate-viz.icns", "disk-background.png", "disk-background@2x.png"):
        (tmp_path / name).touch()
    assert check.disk_image_faults(tmp_path) == []
    (tmp_path / "disk-background@2x.png").unlink()
    assert check.disk_image_faults(tmp_path) == ["dmg_settings.py names disk-background@2x.png, which is not there."]


# --- the built application ----------------------------------------------------------------------------------------


def test_a_whole_application_is_sound(app: Path) -> None:
    assert check.bundle_faults(app) == []


@pytest.mark.parametrize("missing", ["Resources/gateviz-file.icns", "MacOS/gate-viz", "Info.plist"])
def test_each_missing_part_of_an_application_is_told(missing: str, app: Path) -> None:
    (app / "Contents" / missing).unlink()
    (told,) = check.bundle_faults(app)
    assert Path(missing).name in told


def test_an_application_with_another_version_is_told(app: Path) -> None:
    path = app / "Contents" / "Info.plist"
    path.write_bytes(plistlib.dumps({**info_plist(), "CFBundleVersion": "9.9.9"}))
    assert check.bundle_faults(app) == ["Info.plist: CFBundleVersion is '9.9.9'."]


def test_an_application_whose_wheels_need_a_newer_macos_than_is_told_is_refused(
    app: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = {**info_plist(), "LSMinimumSystemVersion": "99.0"}
    monkeypatch.setattr(check, "info_plist", lambda: newer)
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(newer))
    (told,) = check.bundle_faults(app)
    assert "99.0" in told
    assert MINIMUM_MACOS in told


# --- signing ------------------------------------------------------------------------------------------------------

# What macOS has for it, each noting how it was called. A keychain is a file, so that one left behind is seen.
APPLE = """#!/bin/sh
printf '%s' "${0##*/}" >>"$CALLS"; for word in "$@"; do printf ' [%s]' "$word" >>"$CALLS"; done; echo >>"$CALLS"
for last in "$@"; do :; done
case "${0##*/} $1" in
  "uuidgen "*) echo secret ;;
  "file "*) case $last in *.plist|*.icns) echo text/plain ;; *) echo application/x-mach-binary ;; esac ;;
  "security create-keychain") echo "$last" >"$KEYCHAIN"; touch "$last" ;;
  "security delete-keychain") rm -f "$last" ;;
  "security list-keychains") echo '    "/Users/me/login.keychain-db"' ;;
  "security find-identity") echo '  1) ABCDEF "Developer ID Application: Somebody"' ;;
  "xcrun notarytool") [ "$2" = submit ] && echo "{}" || true ;;
  "plutil "*) case $2 in status) echo "$ANSWER" ;; *) echo 1234 ;; esac ;;
  "ditto "*) touch "$last" ;;
esac
"""
SECRETS = {"MACOS_CERTIFICATE": "cDEy", "MACOS_CERTIFICATE_PASSWORD": "pw"}
NOTARY = {"NOTARY_KEY": "cDg=", "NOTARY_KEY_ID": "id", "NOTARY_ISSUER": "issuer"}

on_unix = pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="a script of bash")


class Signing:
    """One run of the script where every program of Apple is a stand-in."""

    def __init__(self, folder: Path) -> None:
        self._calls, self._keychain, self._tools = folder / "calls", folder / "keychain", folder / "tools"
        self._calls.touch()
        self._tools.mkdir()
        for name in ("codesign", "security", "xcrun", "spctl", "ditto", "plutil", "uuidgen", "file"):
            tool = self._tools / name
            tool.write_text(APPLE, encoding="utf-8")
            tool.chmod(tool.stat().st_mode | stat.S_IXUSR)

    def run(self, target: Path, answer: str = "Accepted", **secrets: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MACOS_", "NOTARY_"))}
        own = {"CALLS": str(self._calls), "KEYCHAIN": str(self._keychain), "ANSWER": answer}
        path = f"{self._tools}{os.pathsep}{os.environ['PATH']}"
        environment = kept | own | secrets | {"PATH": path}
        return subprocess.run(
            ["bash", SCRIPT, target], env=environment, capture_output=True, text=True, check=False, timeout=60
        )

    def calls(self, beginning: str) -> list[str]:
        lines = self._calls.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(beginning)]

    def keychain_is_left(self) -> bool:
        return Path(self._keychain.read_text(encoding="utf-8").strip()).exists()


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    return Signing(tmp_path)


@on_unix
def test_without_secrets_the_program_is_signed_ad_hoc_and_nothing_is_sent(app: Path, signing: Signing) -> None:
    ended = signing.run(app)
    assert ended.returncode == 0, ended.stderr
    assert "signed ad hoc at most, and not notarised" in ended.stdout
    signed = signing.calls("codesign [--force]")
    assert signed
    assert all("[--sign] [-]" in call and "[runtime]" not in call for call in signed)
    assert not signing.calls("xcrun")
    assert not signing.calls("security create")


@on_unix
def test_it_is_signed_from_the_inside_out_each_part_once(app: Path, signing: Signing) -> None:
    signing.run(app, **SECRETS)
    signed = [call.rsplit("[", 1)[1].rstrip("]") for call in signing.calls("codesign [--force]")]
    assert [Path(path).name for path in signed][-2:] == ["QtCore.framework", "Gate Viz.app"]
    assert sorted(Path(path).name for path in signed[:-2]) == ["QtCore", "numpy.so"]


@on_unix
def test_only_the_program_itself_is_given_entitlements(app: Path, signing: Signing) -> None:
    signing.run(app, **SECRETS)
    (entitled,) = signing.calls(
        "codesign [--force] [--sign] [ABCDEF] [--timestamp] [--options] [runtime] [--entitlements]"
    )
    assert entitled.endswith("Gate Viz.app]")


@on_unix
def test_with_every_secret_it_is_notarised_stapled_and_assessed(app: Path, signing: Signing) -> None:
    ended = signing.run(app, **SECRETS, **NOTARY)
    assert ended.returncode == 0, ended.stderr
    (sent,) = signing.calls("xcrun [notarytool] [submit]")
    assert "upload.zip]" in sent
    assert len(signing.calls("xcrun [stapler]")) == len(["staple", "validate"])
    assert signing.calls("spctl [--assess] [--type] [execute]")


@on_unix
def test_a_disk_image_is_sent_as_it_is(tmp_path: Path, signing: Signing) -> None:
    image = tmp_path / "gate-viz.dmg"
    image.touch()
    assert signing.run(image, **SECRETS, **NOTARY).returncode == 0
    (sent,) = signing.calls("xcrun [notarytool] [submit]")
    assert f"[{image}]" in sent
    assert signing.calls("spctl [--assess] [--type] [open]")


@on_unix
def test_what_apple_refuses_fails_and_its_reasons_are_fetched(app: Path, signing: Signing) -> None:
    ended = signing.run(app, answer="Invalid", **SECRETS, **NOTARY)
    assert ended.returncode == 1
    assert 'Apple\'s answer is "Invalid"' in ended.stderr
    assert signing.calls("xcrun [notarytool] [log] [1234]")


@on_unix
@pytest.mark.parametrize("answer", ["Accepted", "Invalid"])
def test_the_keychain_with_the_key_is_gone_however_it_ends(answer: str, app: Path, signing: Signing) -> None:
    signing.run(app, answer=answer, **SECRETS, **NOTARY)
    assert not signing.keychain_is_left()


@on_unix
def test_half_the_secrets_are_refused_by_name(app: Path, signing: Signing) -> None:
    ended = signing.run(app, MACOS_CERTIFICATE="cDEy")
    assert ended.returncode != 0
    assert "MACOS_CERTIFICATE_PASSWORD" in ended.stderr


@on_unix
def test_the_script_has_no_fault_that_its_checkers_know() -> None:
    assert check.script_faults(SCRIPT) == []
