"""Programs that the frozen program starts find the system's libraries, as if it had not been in between."""

from __future__ import annotations

import os

import pytest

from entry import free_other_programs


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/gate-viz/_internal")


@pytest.mark.usefixtures("linux")
def test_the_programs_own_folder_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    free_other_programs()
    assert "LD_LIBRARY_PATH" not in os.environ


@pytest.mark.usefixtures("linux")
def test_what_was_set_before_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    free_other_programs()
    assert os.environ["LD_LIBRARY_PATH"] == "/usr/local/lib"
