from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import checksums
from environment import PackagingError


def released(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(f"what {name} holds", encoding="utf-8")
    return folder


def test_the_list_is_sorted_and_leaves_itself_out(tmp_path: Path) -> None:
    dist = released(tmp_path / "dist", "b.deb", "a setup.exe")
    checksums.write_checksums(dist)
    lines = checksums.write_checksums(dist).read_bytes().decode().split("\n")
    assert [line[64:] for line in lines] == ["  a setup.exe", "  b.deb", ""]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="the system has no sha256sum")
def test_sha256sum_accepts_the_list_and_sees_a_change(tmp_path: Path) -> None:
    dist = released(tmp_path / "dist", "b.deb", "a setup.exe")
    checksums.write_checksums(dist)
    check = ["sha256sum", "--check", "--strict", checksums.LIST]
    assert subprocess.run(check, cwd=dist, capture_output=True, check=False).returncode == 0
    (dist / "b.deb").write_text("something else", encoding="utf-8")
    assert subprocess.run(check, cwd=dist, capture_output=True, check=False).returncode == 1


def test_nothing_to_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match="holds nothing to release"):
        checksums.write_checksums(released(tmp_path / "dist"))


def test_a_folder_among_what_is_released_is_refused(tmp_path: Path) -> None:
    (released(tmp_path / "dist", "a") / "build").mkdir()
    with pytest.raises(PackagingError, match="dist/build is no file"):
        checksums.write_checksums(tmp_path / "dist")


def two_systems(folder: Path) -> list[Path]:
    parts = [released(folder / "linux", "a.deb"), released(folder / "windows", "a.exe", "a.msi")]
    for part in parts:
        checksums.write_checksums(part)
    return parts


def test_several_systems_become_one_release(tmp_path: Path) -> None:
    joined = checksums.join_checksums(two_systems(tmp_path), tmp_path / "release")
    lines = joined.read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == ["a.deb", "a.exe", "a.msi"]
    assert sorted(path.name for path in joined.parent.iterdir()) == [checksums.LIST, "a.deb", "a.exe", "a.msi"]


def test_what_differs_from_its_sums_is_not_released(tmp_path: Path) -> None:
    parts = two_systems(tmp_path)
    (parts[1] / "a.exe").write_text("something else", encoding="utf-8")
    with pytest.raises(PackagingError, match=r"windows/a\.exe is missing or differs from its sum"):
        checksums.join_checksums(parts, tmp_path / "release")


def test_a_listed_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    parts = two_systems(tmp_path)
    (parts[1] / "a.exe").unlink()
    with pytest.raises(PackagingError, match=r"windows/a\.exe is missing or differs from its sum"):
        checksums.join_checksums(parts, tmp_path / "release")


def test_a_file_without_a_sum_is_refused(tmp_path: Path) -> None:
    parts = two_systems(tmp_path)
    (parts[1] / "b.exe").write_text("new", encoding="utf-8")
    with pytest.raises(PackagingError, match=r"windows/b\.exe is not in SHA256SUMS"):
        checksums.join_checksums(parts, tmp_path / "release")


def test_a_system_without_its_list_is_refused(tmp_path: Path) -> None:
    parts = two_systems(tmp_path)
    (parts[1] / checksums.LIST).unlink()
    with pytest.raises(PackagingError, match="windows has no SHA256SUMS"):
        checksums.join_checksums(parts, tmp_path / "release")


def test_a_list_names_only_files_beside_it(tmp_path: Path) -> None:
    parts = two_systems(tmp_path)
    (parts[1] / checksums.LIST).write_text(f"{'0' * 64}  ../linux/a.deb\n", encoding="utf-8")
    with pytest.raises(PackagingError, match=r"names '\.\./linux/a\.deb', which is no file beside it"):
        checksums.join_checksums(parts, tmp_path / "release")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    parts = [released(tmp_path / "one", "a"), released(tmp_path / "two", "a")]
    for part in parts:
        checksums.write_checksums(part)
    with pytest.raises(PackagingError, match="a comes from more than one system"):
        checksums.join_checksums(parts, tmp_path / "release")
