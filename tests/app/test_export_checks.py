"""An export that does not come out as it should is found by name, and the others are checked all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gate_viz.app import export_checks
from gate_viz.app.paths import assets_folder
from gate_viz.app.refusal import RefusalError
from gate_viz.content.catalogue import Catalogue, load_catalogue
from gate_viz.content.texts import Texts

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(assets_folder())


def no_ffmpeg(texts: Texts) -> str:
    raise RefusalError(texts.get("command_line.refusal.no_ffmpeg"))


def failed(catalogue: Catalogue) -> set[str]:
    return {check.name for check in export_checks.export_checks(catalogue) if not check.passed}


PNG, SVG, PDF, JSON, CSV = "export .png", "export .svg", "export .pdf", "export json", "export csv"


@pytest.mark.parametrize(
    ("place", "given", "names"),
    [
        ("gate_viz.views.export_image.sheet_as_png", b"\x89PNG", {PNG}),
        ("gate_viz.views.export_image.sheet_as_svg", b"<svg", {SVG}),
        ("gate_viz.views.export_image.sheet_as_svg", b"<html/>", {SVG}),
        ("gate_viz.views.export_image.sheet_as_pdf", b"%PDF-1.4\n%%EOF\n", {PDF}),
        ("gate_viz.views.export_image.image_as_png", b"", {PNG, "export contact sheet"}),
        ("gate_viz.app.commands.render.as_gif", b"GIF89a", {"export .gif"}),
        ("gate_viz.app.commands.simulate.as_json", "{}", {JSON}),
        ("gate_viz.app.commands.simulate.experiments_table", "t,a\n1\n", {CSV}),
        ("gate_viz.session.saved_scenario.scenario_to_text", "", {"export scenario"}),
    ],
)
def test_an_export_that_is_not_what_it_should_be_is_found(
    place: str, given: bytes | str, names: set[str], catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_checks, "find_ffmpeg", no_ffmpeg)
    monkeypatch.setattr(place, lambda *_given, **_more: given)
    assert failed(catalogue) == names


def test_a_film_is_optional_where_there_is_no_ffmpeg_and_says_so(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_checks, "find_ffmpeg", no_ffmpeg)
    films = [check for check in export_checks.export_checks(catalogue) if check.name in ("export .mp4", "export .webm")]
    assert [(check.passed, "optional" in check.found) for check in films] == [(True, True)] * 2


@pytest.mark.parametrize(("content", "passed"), [(b"\0\0\0\x18ftypmp42", True), (b"", False)])
def test_a_film_that_is_none_is_found(
    content: bytes, passed: bool, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    film: Callable[..., bytes] = lambda *_given: content  # noqa: E731
    monkeypatch.setattr(export_checks, "find_ffmpeg", lambda _texts: "ffmpeg")
    monkeypatch.setattr("gate_viz.app.commands.render.find_ffmpeg", lambda _texts: "ffmpeg")
    monkeypatch.setattr("gate_viz.app.commands.render.as_video", film)
    checks = {check.name: check.passed for check in export_checks.export_checks(catalogue)}
    assert checks["export .mp4"] is passed
