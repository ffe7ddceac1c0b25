from __future__ import annotations

from typing import Any

import pytest

import sbom
import works
from environment import PackagingError, version

TABLE = works.read_works()
PLACES = [
    "gate-viz",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6",
    "_internal/PySide6/Qt/lib/libicuuc.so.73",
    "_internal/PySide6/QtCore.abi3.so",
    "_internal/gate_viz/assets/fonts/Inter-Regular.otf",
]
FACTS: dict[str, Any] = {
    "versions": {"qt": "6.11.3", "package:pyinstaller": "6.22.3"},
    "modules": ["colorama", "gate_viz", "json"],
    "packages_of_modules": {"colorama": ["colorama"], "numpy": ["numpy"], "gate_viz": ["gate-viz"], "pip": ["pip"]},
}


def listed(*names: str) -> dict[str, Any]:
    parts = [{"name": name, "version": "1", "bom-ref": f"{name}==1", "purl": f"pkg:pypi/{name}@1"} for name in names]
    root = {"name": "gate-viz", "licenses": [{"license": {"id": "MIT"}}]}
    return {"components": parts, "metadata": {"component": root}, "dependencies": [{"ref": f"{names[0]}==1"}]}


def parts(facts: dict[str, Any] = FACTS) -> dict[str, dict[str, Any]]:
    environment = listed("colorama", "numpy", "pip", "pyinstaller", "PySide6_Essentials", "setuptools")
    return {part["name"]: part for part in sbom.list_of_parts(environment, TABLE, facts, PLACES)["components"]}


def test_packages_that_do_not_ship_are_taken_out() -> None:
    assert parts().keys().isdisjoint({"numpy", "pip", "pyinstaller", "setuptools", "gate-viz"})


def test_a_package_ships_by_its_modules_or_its_libraries() -> None:
    assert {"colorama", "PySide6_Essentials"} <= parts().keys()


def test_what_is_no_package_is_added_with_its_version_and_terms() -> None:
    found = parts()
    assert (found["Qt"]["version"], found["Qt"]["licenses"]) == ("6.11.3", [{"license": {"id": "LGPL-3.0-only"}}])
    assert found["ICU"]["version"] == "73"
    assert found["PyInstaller's bootloader and runtime modules"]["version"] == "6.22.3"
    assert "Inter" in found
    assert "libffi" not in found


def test_a_package_has_the_terms_of_the_notices() -> None:
    assert parts()["colorama"]["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]


def test_every_reference_leads_to_a_part() -> None:
    whole = sbom.list_of_parts(listed("colorama", "pip"), TABLE, FACTS, PLACES)
    names = {part["bom-ref"] for part in whole["components"]}
    assert {each["ref"] for each in whole["dependencies"]} == names | {sbom.ROOT_REF}
    assert set(whole["dependencies"][0]["dependsOn"]) == names
    assert len(names) == len(whole["components"])


def test_the_root_is_the_program_with_its_version_and_licence() -> None:
    root = sbom.list_of_parts(listed("colorama"), TABLE, FACTS, PLACES)["metadata"]["component"]
    assert (root["name"], root["version"], root["bom-ref"]) == ("gate-viz", version(), sbom.ROOT_REF)
    assert root["licenses"] == [{"license": {"id": "MIT"}}]


def test_a_package_that_ships_without_a_row_is_refused() -> None:
    facts = FACTS | {"modules": ["newcomer"], "packages_of_modules": {"newcomer": ["Newcomer"]}}
    with pytest.raises(PackagingError, match=r"the package newcomer ships, and no work .* names it"):
        parts(facts)
