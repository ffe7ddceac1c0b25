"""The parts list (SBOM) of what ships, in CycloneDX's JSON.

CycloneDX's own tool lists the Python packages of the environment that is frozen. Of these stay those whose modules or
libraries are in the frozen tree; added is what the tree holds beside them, as ``licences/works.toml`` names it.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from environment import PROGRAMS, ROOT, PackagingError, run, tool, version
from notices import facts_of, version_of
from works import Work, files_of, read_works

ROOT_REF = "root-component"
_SCHEMA = "1.6"
# Where the program lies in the trees of the three systems; each holds the same modules.
_VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1], encoding="utf-8").read())
sys.exit(str(fault) if fault else 0)
"""


def write_sbom(python: Path, tree: Path, to: Path) -> None:
    """Write the parts list of a frozen tree; the same tree always gives the same bytes.

    Parameters
    ----------
    python : Path
        The interpreter that was frozen.
    tree : Path
        What was frozen.
    to : Path
        The file to write.

    Raises
    ------
    PackagingError
        If the tree has no program, a tool fails, or the list breaks CycloneDX's schema.
    """
    works = read_works()
    facts = facts_of(python, works, _program(tree))
    places = [place for _, place in files_of(tree)]
    parts = list_of_parts(_environment(python), works, facts, places)
    text = json.dumps(parts, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    to.write_text(text, encoding="utf-8", newline="\n")
    run([tool("python"), "-c", _VALIDATE, to])


def list_of_parts(
    listed: dict[str, Any], works: dict[str, Work], facts: dict[str, Any], places: list[str]
) -> dict[str, Any]:
    """The list of the environment, made into that of the tree.

    Parameters
    ----------
    listed : dict[str, Any]
        What CycloneDX's tool wrote.
    works : dict[str, Work]
        The table of works.
    facts : dict[str, Any]
        See `notices.facts_of`.
    places : list[str]
        Every file of the tree.

    Raises
    ------
    PackagingError
        If a package ships that the table does not name, so that its terms would be missing.
    """
    licences = {work.package: work.licence for work in works.values() if work.package}
    shipped = _packages(facts, works, places)
    if unnamed := sorted(shipped - licences.keys()):
        message = f"the package {unnamed[0]} ships, and no work of packaging/licences/works.toml names it."
        raise PackagingError(message)
    packages = [
        {**part, "bom-ref": part["purl"], "licenses": [_licence(licences[name])]}
        for part in listed["components"]
        if (name := _normal(part["name"])) in shipped
    ]
    others = [
        _component(work, version_of(work, facts, held))
        for work in works.values()
        if not work.package and work.key != "gate-viz" and (held := [place for place in places if work.covers(place)])
    ]
    components = sorted((*packages, *others), key=lambda part: str(part["bom-ref"]))
    references = [part["bom-ref"] for part in components]
    root = {**listed["metadata"]["component"], "version": version(), "bom-ref": ROOT_REF}
    return {
        **listed,
        "metadata": {**listed["metadata"], "component": root},
        "components": components,
        "dependencies": [
            {"ref": ROOT_REF, "dependsOn": references},
            *({"ref": reference} for reference in references),
        ],
    }


def _program(tree: Path) -> Path:
    for name, *_ in PROGRAMS.values():
        if (tree / name).is_file():
            return tree / name
    message = f"{tree.name} holds no program of Gate Viz."
    raise PackagingError(message)


def _environment(python: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "environment.json"
        words: list[str | Path] = [tool("cyclonedx-py"), "environment", "--output-reproducible"]
        words += ["--spec-version", _SCHEMA, "--output-format", "JSON", "--output-file", to]
        run([*words, "--pyproject", ROOT / "pyproject.toml", "--mc-type", "application", python])
        listed: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return listed


def _packages(facts: dict[str, Any], works: dict[str, Work], places: list[str]) -> set[str]:
    """Packages of which the tree holds a module or a library."""
    of_modules = facts["packages_of_modules"]
    packed = {_normal(name) for module in facts["modules"] for name in of_modules.get(module, [])}
    with_files = {
        work.package for work in works.values() if work.package and any(work.covers(place) for place in places)
    }
    # What merely begins the frozen program has a row of its own.
    return (packed | with_files) - {"gate-viz", "pyinstaller"}


def _component(work: Work, told: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"pkg:generic/{work.key}" + (f"@{told}" if told else ""),
        "name": work.name,
        "licenses": [_licence(work.licence)],
    }
    if told:
        component["version"] = told
    component["purl"] = component["bom-ref"]
    if address := re.search(r"https://[^\s,;)]+", work.source_of(told)):
        component["externalReferences"] = [{"type": "source-distribution", "url": address[0]}]
    return component


def _licence(expression: str) -> dict[str, Any]:
    """The terms as the notices tell them; packages write theirs in many ways."""
    if " " in expression:
        return {"expression": expression}
    return {"license": {"name" if expression.startswith("LicenseRef") else "id": expression}}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
