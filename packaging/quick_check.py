"""What every change must pass, made to take less than three minutes: ``python packaging/quick_check.py``.

The program is frozen, checked and tried on this system; the recipes of the other systems are checked as far as that
goes here. The whole chains are ``packaging/windows/wine/check.py`` and ``packaging/linux/check_deb.py``.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable

import build
import lint_workflows
import linux.build_deb
import macos.check
import start
import windows.installer
from environment import PackagingError, require_debian

RECIPES: dict[str, Callable[[], list[str]]] = {
    "Windows": windows.installer.recipe_faults,
    "macOS": macos.check.faults,
    "Linux": linux.build_deb.recipe_faults,
    "workflows": lint_workflows.faults,
}


def main() -> int:
    """Exit code: 0 where nothing is wrong, else 1 after every fault was told."""
    begun = time.monotonic()
    wrong = []
    try:
        if shutil.which("apt-get"):
            require_debian(*start.PACKAGING_PROGRAMS.values())
        for name, faults in RECIPES.items():
            print(f"Recipes: {name}", flush=True)
            wrong += [f"{name}: {fault}" for fault in faults()]
        build.check(build.freeze())
    except PackagingError as fault:
        wrong.append(str(fault))
    for each in wrong:
        print(f"quick_check.py: {each}", file=sys.stderr)
    print(f"{'Failed' if wrong else 'Sound'} after {time.monotonic() - begun:.0f} s.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
