from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.fields import ContentError
from tests.content.small_assets import make_assets

SHIPPED = Path(__file__).resolve().parents[2] / "assets"
DATA = Path(__file__).resolve().parents[1] / "data"

Refused = Callable[[Callable[[], object]], str]


@pytest.fixture(scope="session")
def shipped_assets() -> Path:
    return SHIPPED


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """An empty assets folder."""
    folder = tmp_path / "assets"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def small_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of the smallest assets folder, for laws that hold whatever is shipped."""
    return load_catalogue(make_assets(tmp_path_factory.mktemp("small") / "assets"))


@pytest.fixture
def small_assets(tmp_path: Path) -> Path:
    """The smallest whole assets folder, which a test may change."""
    return make_assets(tmp_path / "assets")


@pytest.fixture
def assets_copy(tmp_path: Path) -> Path:
    """A copy of the shipped assets that a test may change."""
    folder = tmp_path / "assets"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("fonts", "scenes"))
    return folder


@pytest.fixture
def saved_file() -> Path:
    """A saved file of format 1 as it was written once: it must stay readable."""
    return DATA / "saved_format_1.gateviz"


@pytest.fixture
def refusal() -> Refused:
    """What a call is refused with: one line, ``file: key: reason``."""

    def of(call: Callable[[], object]) -> str:
        with pytest.raises(ContentError) as caught:
            call()
        error = caught.value
        line = str(error)
        assert "\n" not in line
        assert line.startswith(f"{error.file}: ")
        return line

    return of
