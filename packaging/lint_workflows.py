"""Whether the hosted workflows are sound: their form, their safety, their pins, and that what they run is there.

``python packaging/lint_workflows.py`` prints every fault and ends with 1 where there is one.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, PackagingError, tool

GITHUB = ROOT / ".github"
USES = re.compile(r"^\s*(?:- )?uses:\s*(?P<action>[^@\s]+)@?(?P<pin>\S*)(?:\s+#\s*(?P<version>\S+))?\s*$", re.M)
IMAGE = re.compile(r"^\s*(?:- )?(?:image|container):[ \t]+(?P<image>[^\s$]\S*)", re.M)
COMMENT = re.compile(r"(?:^|\s)#.*$", re.M)
PATH = re.compile(r"(?<![\w./-])(?:(?:packaging|assets|gate_viz|tests|docs|\.ci|\.github)/[\w./*-]*[\w*]|start\.py)")


def main() -> int:
    """Exit code: 0 where nothing is wrong, else 1 after every fault was told."""
    try:
        found = faults()
    except PackagingError as fault:
        found = [str(fault)]
    for sentence in found:
        print(f"lint_workflows.py: {sentence}", file=sys.stderr)
    return 1 if found else 0


def faults() -> list[str]:
    """Everything that is wrong with the workflows and with what renews their pins, a sentence each.

    Raises
    ------
    PackagingError
        If a tool that looks for them cannot be had.
    """
    workflows = sorted((GITHUB / "workflows").glob("*.yml"))
    found = ["there are no workflows."] if not workflows else []
    schema: list[str | Path] = [tool("check-jsonschema"), "--builtin-schema"]
    found += _refusals([*schema, "vendor.github-workflows", *workflows])
    found += _refusals([*schema, "vendor.dependabot", GITHUB / "dependabot.yml"])
    zizmor: list[str | Path] = [tool("zizmor"), "--offline", "--persona=regular", "--no-progress", "--color=never"]
    found += _refusals([*zizmor, GITHUB])
    for workflow in workflows:
        text = workflow.read_text(encoding="utf-8")
        found += [f"{workflow.name}: {fault}" for fault in (*pin_faults(text), *path_faults(text), *limit_faults(text))]
    return found


def pin_faults(text: str) -> list[str]:
    """Actions without a whole commit and its version beside it, and images without a digest.

    Parameters
    ----------
    text : str
        A workflow.
    """
    found = []
    for action, pin, version in USES.findall(text):
        if not re.fullmatch(r"[0-9a-f]{40}", pin) or not re.fullmatch(r"v\d+\.\d+\.\d+", version):
            found.append(f"{action} is not pinned to a whole commit with its version as a comment.")
    loose = [image for image in IMAGE.findall(text) if not re.search(r"@sha256:[0-9a-f]{64}$", image)]
    return [*found, *(f"the image {image} is not pinned by its digest." for image in loose)]


def path_faults(text: str) -> list[str]:
    """Files and folders of the repository that are named and not there.

    Parameters
    ----------
    text : str
        A workflow.
    """
    named = sorted(set(PATH.findall(COMMENT.sub("", text))))
    return [f"{path} is named and not there." for path in named if not any(ROOT.glob(path))]


def limit_faults(text: str) -> list[str]:
    """A job that could run for hours.

    Parameters
    ----------
    text : str
        A workflow.
    """
    jobs, limits = (len(re.findall(rf"^    {key}:", text, re.M)) for key in ("runs-on", "timeout-minutes"))
    return [f"{jobs - limits} job(s) without a limit in time."] if jobs > limits else []


def _refusals(command: Sequence[str | Path]) -> list[str]:
    """What a linter says where it is not content."""
    words = [str(word) for word in command]
    ended = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)
    return [] if ended.returncode == 0 else [f"{Path(words[0]).stem}:\n{(ended.stdout + ended.stderr).strip()}"]


if __name__ == "__main__":
    sys.exit(main())
