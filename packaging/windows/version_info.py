"""What Windows shows of the programs in their properties: PyInstaller's version resource."""

from __future__ import annotations

import re

from environment import BUILD, version

PROGRAM = "Gate Viz"
PUBLISHER = "The Gate Viz authors"
COPYRIGHT = f"Copyright © {PUBLISHER}. MIT licence; the libraries inside have licences of their own."
_FORMAT = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable('080904B0', [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0809, 1200])]),
  ],
)
"""


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """Four numbers, as Windows wants a version; what is not a number (``rc1``, ``dev``) ends them.

    Parameters
    ----------
    text : str
        The program's version.
    """
    begun = re.match(r"\d+(\.\d+){0,3}", text)
    found = [int(number) for number in begun[0].split(".")] if begun else []
    first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def version_text(file_name: str, description: str) -> str:
    """The resource in the words that PyInstaller reads.

    Parameters
    ----------
    file_name : str
        The program's file, with ``.exe``.
    description : str
        What the system shows for it, in the task manager too.
    """
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": description,
        "FileVersion": version(),
        "InternalName": file_name.removesuffix(".exe"),
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": file_name,
        "ProductName": PROGRAM,
        "ProductVersion": version(),
    }
    lines = [f"      StringStruct({name!r}, {text!r})," for name, text in strings.items()]
    return _FORMAT.format(numbers=version_numbers(version()), strings="\n".join(lines))


def version_resource(file_name: str, description: str) -> str:
    """File with the resource, for PyInstaller's ``EXE(version=…)``; it is written anew.

    Parameters
    ----------
    file_name : str
        The program's file, with ``.exe``.
    description : str
        What the system shows for it.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    to = BUILD / f"{file_name}.version.txt"
    to.write_text(version_text(file_name, description), encoding="utf-8")
    return str(to)
