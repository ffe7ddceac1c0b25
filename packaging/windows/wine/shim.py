"""Test only: what Windows has and Debian's Wine lacks, built with MinGW and put into a throwaway prefix.

Two libraries of Wine are stood in for. Ours passes everything on to Wine's, under another name, but for the functions
that Wine has not. So every program in the prefix finds them, and nothing of it can get into what is frozen:
the chain refuses a tree with any of these ``NAMES``.
"""

from __future__ import annotations

import re
from pathlib import Path

from environment import PackagingError, run
from windows.wine.prefix import Prefix

SOURCES = Path(__file__).resolve().parent / "shim"
WINE_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
NAMES = ("icuuc.dll", "propsys.dll", "ucrtbase.dll", "wine_propsys.dll", "wine_ucrtbase.dll")
MARK_AT, MARK = 0x40, b"Wine builtin DLL"
MINGW = "x86_64-w64-mingw32"
COMPLEX = re.findall(
    r"\w+",
    "cabs cacos cacosh carg casin casinh catan catanh ccos ccosh cexp cimag clog conj cpow cproj creal "
    "csin csinh csqrt ctan ctanh",
)


def install(prefix: Prefix, work: Path) -> None:
    """Put the libraries into the prefix.

    Parameters
    ----------
    prefix : Prefix
        Where to.
    work : Path
        Folder for what is compiled.
    """
    work.mkdir(parents=True, exist_ok=True)
    # Microsoft's long double is a double.
    functions = {f"{name}{kind}": f"{name}{kind.strip('l')}" for name in COMPLEX for kind in ("", "f", "l")}
    _stand_in(prefix, work, "ucrtbase", functions)
    _stand_in(prefix, work, "propsys", {"VariantToString": "VariantToString"})
    _compile(work, "icuuc", [], prefix.system32)


def _stand_in(prefix: Prefix, work: Path, library: str, own: dict[str, str]) -> None:
    wines = WINE_LIBRARIES / f"{library}.dll"
    content = bytearray(wines.read_bytes())
    if content[MARK_AT : MARK_AT + len(MARK)] != MARK:
        message = f"{wines} is not what this chain knows as Wine's library."
        raise PackagingError(message)
    # Without its mark Wine takes it for a foreign library, and loads it by any name.
    content[MARK_AT : MARK_AT + len(MARK)] = bytes(len(MARK))
    (prefix.system32 / f"wine_{library}.dll").write_bytes(content)
    lines = [f'"{name}"={own.get(name, f"wine_{library}.{name}")}' for name in _exported(wines)]
    definition = work / f"{library}.def"
    definition.write_text("\n".join([f"LIBRARY {library}.dll", "EXPORTS", *lines, ""]), encoding="utf-8")
    # What lies there links to Wine's own file.
    (prefix.system32 / f"{library}.dll").unlink()
    _compile(work, library, [definition], prefix.system32)
    prefix.prefer_native(library)


def _compile(work: Path, library: str, more: list[Path], to: Path) -> None:
    made = to / f"{library}.dll"
    run([f"{MINGW}-gcc", "-shared", "-static-libgcc", "-s", "-o", made, SOURCES / f"{library}.c", *more], cwd=work)


def _exported(library: Path) -> list[str]:
    listed = run([f"{MINGW}-objdump", "-p", library]).stdout.partition("[Ordinal/Name Pointer] Table")[2]
    return re.findall(r"^\t\[ *\d+\](?: \+base\[ *\d+\] +[0-9a-f]+)? (\S+)$", listed, re.M)
