"""The hosted workflows: pins, limits, what they name, and what a tag must be to become a release."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

import check_installed
import join_release
import lint_workflows
import release_notes
from environment import PackagingError
from tests.architecture.source_code import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
COMMIT = "0123456789abcdef0123456789abcdef01234567"
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n- soon\n\n## [1.2.3] - 2026-01-02\n\n### Added\n\n- this\n\n## [1.2.2]\n"


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_and_image_of_a_workflow_is_pinned(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    assert text.count("uses:") == len(lint_workflows.USES.findall(text)) > 0
    assert lint_workflows.pin_faults(text) == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_everything_a_workflow_names_is_in_the_repository(workflow: Path) -> None:
    assert lint_workflows.path_faults(workflow.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_has_a_limit_in_time(workflow: Path) -> None:
    assert lint_workflows.limit_faults(workflow.read_text(encoding="utf-8")) == []


def test_one_version_of_an_action_is_one_commit_everywhere() -> None:
    pins = {pin for path in WORKFLOWS for pin in lint_workflows.USES.findall(path.read_text(encoding="utf-8"))}
    assert len({action for action, _, _ in pins}) == len(pins)


@pytest.mark.parametrize(
    "line",
    [
        "- uses: actions/checkout@v7",
        f"- uses: actions/checkout@{COMMIT}",
        f"- uses: actions/checkout@{COMMIT} # main",
        f"- uses: actions/checkout@{COMMIT[:12]} # v7.0.1",
        "uses: docker://debian:12",
        "image: debian:12",
        "container: debian:12",
    ],
)
def test_what_is_not_wholly_pinned_is_a_fault(line: str) -> None:
    assert lint_workflows.pin_faults(f"      {line}\n")


@pytest.mark.parametrize("line", [f"- uses: actions/checkout@{COMMIT} # v7.0.1", f"image: debian@sha256:{'a' * 64}"])
def test_what_is_wholly_pinned_is_none(line: str) -> None:
    assert lint_workflows.pin_faults(f"      {line}\n") == []


def test_a_command_that_is_not_there_is_a_fault() -> None:
    text = "run: python packaging/no_such.py --to x\n# packaging/nor_this.py\nrun: python packaging/environment.py\n"
    assert lint_workflows.path_faults(text) == ["packaging/no_such.py is named and not there."]


def test_a_job_without_a_limit_is_a_fault() -> None:
    assert lint_workflows.limit_faults("jobs:\n  one:\n    runs-on: ubuntu-24.04\n")


def test_the_notes_of_a_tag_are_its_own_part_of_the_changelog() -> None:
    assert release_notes.notes(CHANGELOG, "1.2.3", "v1.2.3") == "### Added\n\n- this\n"


def test_a_trial_run_of_what_has_no_part_yet_takes_what_is_not_released() -> None:
    assert release_notes.notes(CHANGELOG, "1.2.4", "") == "- soon\n"


def test_a_trial_run_of_what_has_its_part_takes_that() -> None:
    assert release_notes.notes(CHANGELOG, "1.2.3", "") == release_notes.notes(CHANGELOG, "1.2.3", "v1.2.3")


@pytest.mark.parametrize("tag", ["v1.2.4", "1.2.3", "v1.2.3-rc1"])
def test_a_tag_that_is_not_the_version_is_refused(tag: str) -> None:
    with pytest.raises(PackagingError, match=re.escape(tag)):
        release_notes.notes(CHANGELOG, "1.2.3", tag)


def test_a_release_of_which_nothing_is_said_is_refused() -> None:
    with pytest.raises(PackagingError, match="says nothing"):
        release_notes.notes(CHANGELOG, "1.2.2", "v1.2.2")


def parts_of(folder: Path, names: list[str]) -> Path:
    """Two systems' folders, each with its own checksums."""
    for number, part in enumerate((names[::2], names[1::2])):
        place = folder / f"built-{number}"
        place.mkdir(parents=True)
        lines = []
        for name in part:
            (place / name).write_text(f"content of {name}", encoding="utf-8")
            lines.append(f"{hashlib.sha256((place / name).read_bytes()).hexdigest()}  {name}\n")
        (place / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    return folder


def test_the_joined_checksums_are_those_of_the_joined_files(tmp_path: Path) -> None:
    names, release = join_release.names("1.2.3"), tmp_path / "release"
    join_release.join(parts_of(tmp_path / "parts", names), release, "1.2.3")
    lines = [line.split("  ") for line in (release / "SHA256SUMS").read_text("utf-8").splitlines()]
    told = {name: digest for digest, name in lines}
    files = {path.name: path for path in release.iterdir() if path.name != "SHA256SUMS"}
    assert sorted(files) == sorted(names)
    assert told == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_a_release_with_a_file_missing_is_refused(tmp_path: Path) -> None:
    names = join_release.names("1.2.3")
    with pytest.raises(PackagingError, match=rf"{re.escape(names[0])} is missing"):
        join_release.join(parts_of(tmp_path / "parts", names[1:]), tmp_path / "release", "1.2.3")


def test_a_release_with_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    names = [*join_release.names("1.2.3"), "gate-viz_1.2.2_amd64.deb"]
    with pytest.raises(PackagingError, match=r"1\.2\.2_amd64\.deb is none of a release"):
        join_release.join(parts_of(tmp_path / "parts", names), tmp_path / "release", "1.2.3")


def test_a_file_that_changed_on_its_way_is_refused(tmp_path: Path) -> None:
    names = join_release.names("1.2.3")
    parts = parts_of(tmp_path / "parts", names)
    (parts / "built-0" / names[0]).write_text("something else", encoding="utf-8")
    with pytest.raises(PackagingError, match="differs from its sum"):
        join_release.join(parts, tmp_path / "release", "1.2.3")


def test_what_is_to_be_installed_must_be_one_file(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="has 0 files"):
        check_installed.only(tmp_path, "*.deb")
    for name in ("a.deb", "b.deb"):
        (tmp_path / name).touch()
    with pytest.raises(PackagingError, match="has 2 files"):
        check_installed.only(tmp_path, "*.deb")


def test_what_stays_after_removal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="still there"):
        check_installed.await_absence(tmp_path, limit_s=0.0)
