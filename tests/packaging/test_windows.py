from __future__ import annotations

import ast
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from environment import PROGRAMS, ROOT, PackagingError, version
from windows import installer, msi, sign
from windows.version_info import PUBLISHER, version_numbers, version_text
from windows.wine import prefix

WIX = {"wix": msi.NAMESPACE}
SCRIPT = (ROOT / "packaging" / "windows" / "gate-viz.nsi").read_text(encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    tree = tmp_path / "gate-viz"
    (tree / "_internal" / "a folder").mkdir(parents=True)
    for name in (*PROGRAMS["windows"], "_internal/a folder/costs $5.txt", "licence.txt"):
        (tree / name).write_bytes(b"something")
    return tree


def least_program() -> bytes:
    """The headers of a 64-bit Windows program, and nothing that could run."""
    dos = struct.pack("<2s58xI", b"MZ", 64)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", 0x8664, 1, 0, 0, 0, 240, 0x22)
    optional = struct.pack("<H16xI", 0x20B, 0).ljust(108, b"\0") + struct.pack("<I", 16) + bytes(128)
    section = struct.pack("<8sIIII16x", b".text", 512, 4096, 512, 512)
    return (dos + coff + optional + section).ljust(512, b"\0") + bytes(512)


# --- version resource ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1.2.3", (1, 2, 3, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.0rc1", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_windows_gets_four_numbers_of_any_version(text: str, numbers: tuple[int, ...]) -> None:
    assert version_numbers(text) == numbers


def test_the_version_resource_is_one_expression_that_names_program_publisher_and_version() -> None:
    text = version_text("gate-viz.exe", "It's a description")
    strings = {
        node.args[0].value: node.args[1].value
        for node in ast.walk(ast.parse(text, mode="eval"))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "StringStruct"
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[1], ast.Constant)
    }
    assert strings["FileVersion"] == strings["ProductVersion"] == version()
    assert strings["OriginalFilename"] == "gate-viz.exe"
    assert strings["FileDescription"] == "It's a description"
    assert strings["CompanyName"] == PUBLISHER


# --- setup.exe ----------------------------------------------------------------------------------------------------


def test_every_file_that_is_installed_is_removed_and_its_folder_after_it(tree: Path) -> None:
    install, _, remove = installer.file_macros(tree).partition("!macroend")
    assert install.count("\nFile ") == remove.count("Delete ") == 4
    assert remove.index("Delete") < remove.index(r'RMDir "$INSTDIR\_internal\a folder"')
    assert remove.index(r'RMDir "$INSTDIR\_internal\a folder"') < remove.index('RMDir "$INSTDIR\\_internal"')


def test_a_dollar_in_a_file_name_is_not_a_variable(tree: Path) -> None:
    assert 'Delete "$INSTDIR\\_internal\\a folder\\costs $$5.txt"' in installer.file_macros(tree)


def test_the_uninstaller_never_removes_a_folder_with_whatever_is_in_it() -> None:
    # What somebody put into a folder that they chose themselves is not the program's.
    assert "RMDir /r" not in SCRIPT


def test_the_uninstaller_leaves_unsaved_work() -> None:
    removed = re.findall(r'Delete "\$APPDATA\\\$\{PROGRAM\}\\(.+)"', SCRIPT)
    assert set(removed) == {"view.json", "gate-viz.log*", "work-*.lock"}


def test_nothing_needs_an_administrator() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert not re.search(r"\b(HKLM|HKCR|SHCTX|PROGRAMFILES\w*)\b", SCRIPT)


@pytest.mark.skipif(not (shutil.which("makensis") and shutil.which("wixl")), reason="NSIS or wixl is not installed")
def test_both_recipes_compile_without_a_warning() -> None:
    assert installer.recipe_faults() == []


# --- msi ----------------------------------------------------------------------------------------------------------


def description(tree: Path) -> ElementTree.Element:
    to = tree.parent / "gate-viz.wxs"
    msi.write_description(tree, to, None)
    return ElementTree.parse(to).getroot()


def test_the_msi_holds_every_file_in_a_component_that_is_installed(tree: Path) -> None:
    root = description(tree)
    names = {each.get("Name") for each in root.iterfind(".//wix:File", WIX)}
    assert names == {path.name for path in tree.rglob("*") if path.is_file()}
    components = [each.get("Id") for each in root.iterfind(".//wix:Component", WIX)]
    assert components == [each.get("Id") for each in root.iterfind(".//wix:ComponentRef", WIX)]


def test_a_newer_msi_replaces_an_older_one(tree: Path) -> None:
    product = description(tree).find("wix:Product", WIX)
    assert product is not None
    # Changing it would leave the older version beside the newer on every machine that has one.
    assert product.get("UpgradeCode") == "6B1B2C57-3D0C-4E0A-9C39-5B5E6A1F7D21"
    assert product.get("Id") == "*"
    assert product.find("wix:MajorUpgrade", WIX) is not None


def test_msi_and_setup_give_scenarios_to_the_same_program(tree: Path) -> None:
    keys = {each.get("Key"): each.get("Value", "") for each in description(tree).iterfind(".//wix:RegistryValue", WIX)}
    command = keys[f"{msi.CLASSES}\\{msi.PROG_ID}\\shell\\open\\command"]
    assert command == f'"[INSTALLDIR]{msi.EXECUTABLE}" "%1"'
    for each in (msi.PROG_ID, msi.MIME_TYPE, msi.EXECUTABLE, msi.FILE_ICON):
        assert each in SCRIPT


# --- signing ------------------------------------------------------------------------------------------------------


def test_without_a_certificate_it_says_so_and_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(sign.CERTIFICATE, raising=False)
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    sign.sign([program])
    assert program.read_bytes() == b"MZ"
    assert "a.exe: not signed: no certificate" in capsys.readouterr().out


def test_a_certificate_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sign.CERTIFICATE, str(tmp_path / "none.pfx"))
    with pytest.raises(PackagingError, match="not there"):
        sign.sign([])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows signs with its own tool")
@pytest.mark.skipif(
    not (shutil.which("osslsigncode") and shutil.which("openssl")), reason="osslsigncode or openssl is not installed"
)
def test_a_signature_is_verified_and_breaks_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate, bundle = (str(tmp_path / name) for name in ("key.pem", "certificate.pem", "certificate.pfx"))
    subject = ["-subj", "/CN=test", "-days", "2", "-addext", "extendedKeyUsage=codeSigning"]
    made = ["-keyout", key, "-out", certificate]
    for words in (
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", *made, *subject],
        ["pkcs12", "-export", "-inkey", key, "-in", certificate, "-out", bundle, "-passout", "pass:secret"],
    ):
        subprocess.run(["openssl", *words], check=True, capture_output=True)
    monkeypatch.setenv(sign.CERTIFICATE, bundle)
    monkeypatch.setenv(sign.PASSWORD, "secret")
    monkeypatch.delenv(sign.TIMESTAMP, raising=False)
    program = tmp_path / "a.exe"
    program.write_bytes(least_program())
    sign.sign([program])
    verify = ["osslsigncode", "verify", "-CAfile", certificate, "-in", str(program)]
    assert subprocess.run(verify, capture_output=True, check=False).returncode == 0
    content = bytearray(program.read_bytes())
    content[600] ^= 1
    program.write_bytes(content)
    assert subprocess.run(verify, capture_output=True, check=False).returncode != 0


# --- Wine ---------------------------------------------------------------------------------------------------------


def test_the_registry_is_read_by_key_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        "\nHKEY_CURRENT_USER\\Software\\Classes\\.gateviz\n"
        "    (Default)    REG_SZ    GateViz.Scenario\n    Content Type    REG_SZ    a/b\n"
        "\nHKEY_CURRENT_USER\\Software\\Classes\\.gateviz\\OpenWithProgids\n    GateViz.Scenario    REG_SZ    \n"
    )
    monkeypatch.setattr(prefix.Prefix, "run", lambda *_words, **_options: said)
    place = "HKCU\\Software\\Classes\\.gateviz"
    assert prefix.Prefix.__new__(prefix.Prefix).registry(place) == {
        f"{place}|": "GateViz.Scenario",
        f"{place}|Content Type": "a/b",
        f"{place}\\OpenWithProgids|GateViz.Scenario": "",
    }


def test_the_locked_python_for_tests_is_in_no_lock_of_a_release() -> None:
    for lock in (ROOT / "packaging" / "requirements").glob("*.txt"):
        assert "winpython" not in lock.read_text(encoding="utf-8")
