"""What describes the .msi, in the words that WiX 3 and ``wixl`` share.

Per machine, without dialogs of its own: made for ``msiexec /i gate-viz.msi /qn`` and for group policies.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from environment import version
from windows.version_info import PROGRAM, PUBLISHER, version_numbers

NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
# Of every version, for ever: by it a newer one finds the older and takes its place.
UPGRADE_CODE = "6B1B2C57-3D0C-4E0A-9C39-5B5E6A1F7D21"
PROG_ID = "GateViz.Scenario"
MIME_TYPE = "application/x-gate-viz-scenario"
EXECUTABLE = "Gate Viz.exe"
FILE_ICON = "gateviz-file.ico"
CLASSES = "Software\\Classes"


def write_description(tree: Path, to: Path, icons: Path | None) -> None:
    """Write the .wxs.

    Parameters
    ----------
    tree : Path
        What is installed.
    to : Path
        The .wxs; the compiler must be started in its folder.
    icons : Path | None
        Folder with the icons; without it none, for a try.
    """
    root = Element("Wix", xmlns=NAMESPACE)
    product = SubElement(
        root,
        "Product",
        Id="*",
        Name=PROGRAM,
        Language="1033",
        Version=".".join(map(str, version_numbers(version())[:3])),
        Manufacturer=PUBLISHER,
        UpgradeCode=UPGRADE_CODE,
    )
    SubElement(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Manufacturer=PUBLISHER,
        Description=f"{PROGRAM} {version()}",
    )
    SubElement(product, "Media", Id="1", Cabinet="gateviz.cab", EmbedCab="yes")
    SubElement(product, "MajorUpgrade", DowngradeErrorMessage=f"A newer version of {PROGRAM} is installed already.")
    SubElement(product, "Property", Id="ARPNOMODIFY", Value="1")
    if icons:
        SubElement(product, "Icon", Id="GateViz.ico", SourceFile=_source(icons / "gate-viz.ico", to.parent))
        SubElement(product, "Property", Id="ARPPRODUCTICON", Value="GateViz.ico")
    components = _add_folders(product, tree, icons, to.parent)
    feature = SubElement(product, "Feature", Id="Complete", Level="1", Title=PROGRAM)
    for component in components:
        SubElement(feature, "ComponentRef", Id=component)
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(to, encoding="utf-8", xml_declaration=True)


def _add_folders(product: Element, tree: Path, icons: Path | None, seen_from: Path) -> list[str]:
    target = SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = SubElement(target, "Directory", Id="ProgramFiles64Folder")
    SubElement(target, "Directory", Id="ProgramMenuFolder")
    places = {tree: SubElement(programs, "Directory", Id="INSTALLDIR", Name=PROGRAM)}
    components = []
    for number, path in enumerate(sorted(tree.rglob("*"))):
        if path.is_dir():
            places[path] = SubElement(places[path.parent], "Directory", Id=f"folder{number}", Name=path.name)
            continue
        component = _add_file(places[path.parent], f"{number}", path, seen_from)
        components.append(component.get("Id", ""))
        if path == tree / EXECUTABLE:
            _add_shortcut(component, f"file{number}")
    associations = _component(places[tree], "associations")
    components.append("associations")
    _add_association(associations)
    if icons:
        SubElement(associations, "File", Id="fileicon", Source=_source(icons / FILE_ICON, seen_from), Name=FILE_ICON)
    return components


def _source(path: Path, seen_from: Path) -> str:
    # wixl takes relative places only; on Windows the two may lie on different drives, which have none.
    return str(path.resolve()) if sys.platform == "win32" else os.path.relpath(path.resolve(), seen_from.resolve())


def _component(folder: Element, name: str) -> Element:
    return SubElement(folder, "Component", Id=name, Guid="*", Win64="yes")


def _add_file(folder: Element, number: str, path: Path, seen_from: Path) -> Element:
    component = _component(folder, f"component{number}")
    source = _source(path, seen_from)
    SubElement(component, "File", Id=f"file{number}", Source=source, Name=path.name, KeyPath="yes")
    return component


def _add_shortcut(component: Element, file: str) -> None:
    SubElement(
        component,
        "Shortcut",
        Id="startmenu",
        Directory="ProgramMenuFolder",
        Name=PROGRAM,
        Description="The spinal pain gate, for teaching",
        Target=f"[#{file}]",
        WorkingDirectory="INSTALLDIR",
    )


def _add_association(component: Element) -> None:
    values = (
        (f"{CLASSES}\\{PROG_ID}", "", f"{PROGRAM} scenario"),
        (f"{CLASSES}\\{PROG_ID}\\DefaultIcon", "", f'"[INSTALLDIR]{FILE_ICON}"'),
        (f"{CLASSES}\\{PROG_ID}\\shell\\open\\command", "", f'"[INSTALLDIR]{EXECUTABLE}" "%1"'),
        (f"{CLASSES}\\.gateviz", "", PROG_ID),
        (f"{CLASSES}\\.gateviz", "Content Type", MIME_TYPE),
        (f"{CLASSES}\\.gateviz\\OpenWithProgids", PROG_ID, ""),
    )
    for number, (key, name, value) in enumerate(values):
        named = {"Name": name} if name else {}
        first = {"KeyPath": "yes"} if number == 0 else {}
        words = {"Root": "HKLM", "Key": key, **named, "Type": "string", "Value": value, **first}
        SubElement(component, "RegistryValue", words)
