"""Glyphs: one file each, in every theme, sharp on every device."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from gate_viz.content.records import ControlGroup
from gate_viz.model import Target
from gate_viz.views.glyphs import LAYERS_KEPT, Glyphs, is_vector
from gate_viz.views.scenes.gate_medicines import RINGS
from gate_viz.views.theme import THEME_NAMES
from tests.views.frames import ASSETS, catalogue
from tests.views.painting import glyphs, pixels, theme

pytestmark = pytest.mark.usefixtures("qapp")

FILES = {path.stem: path for path in sorted((ASSETS / "glyphs").glob("*.svg"))}
SCENE_FILES = {path.stem: path for path in sorted((ASSETS / "scenes" / "gate").glob("*.svg"))}
files = pytest.mark.parametrize("path", [*FILES.values(), *SCENE_FILES.values()], ids=lambda path: path.stem)


def sheet(side: int = 160) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def drawn(shapes: Glyphs, glyph_id: str, *, scale: float = 1.0, rotation: float = 0.0, opacity: float = 1.0) -> QImage:
    image = sheet()
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shapes.draw(painter, glyph_id, 80, 80, scale, rotation, opacity)
    finally:
        painter.end()
    return image


@files
def test_files_name_only_roles_that_every_theme_has(path) -> None:  # type: ignore[no-untyped-def]
    roles = set(re.findall(r"\{(\w+)\}", path.read_text(encoding="utf-8")))
    for name in THEME_NAMES:
        assert roles <= set(theme(name).roles)


@files
def test_files_hold_no_colour_of_their_own_and_no_text_or_link(path) -> None:  # type: ignore[no-untyped-def]
    content = path.read_text(encoding="utf-8")
    assert not re.findall(r'"#[0-9a-fA-F]{3,8}"', content)
    names = {element.tag.rsplit("}", 1)[-1] for element in ElementTree.fromstring(content).iter()}
    assert names <= {
        "svg",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "g",
        "path",
        "circle",
        "rect",
        "ellipse",
    }


@pytest.mark.parametrize("glyph_id", FILES)
@pytest.mark.parametrize("name", ["dark", "projector"])
def test_every_glyph_shows_something_and_lies_within_its_square(glyph_id: str, name: str) -> None:
    visible = pixels_alpha(drawn(glyphs(name), glyph_id, scale=0.9))
    assert visible.any()
    if glyph_id != "body":
        assert not visible[:4].any()
        assert not visible[-4:].any()
        assert not visible[:, :4].any()
        assert not visible[:, -4:].any()


def pixels_alpha(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, 3] > 0


def test_everything_that_content_names_has_a_glyph() -> None:
    shapes = glyphs()
    named = {control.glyph for control in catalogue().controls.values()}
    named |= {drug.glyph for drug in catalogue().drugs.values()}
    named |= {transmitter.glyph for transmitter in catalogue().transmitters.values()}
    named |= {link.glyph for link in catalogue().links.values()}
    assert not {glyph_id for glyph_id in named if not shapes.has(glyph_id)}


def test_every_control_but_a_medicine_has_a_picture_of_its_own() -> None:
    """Medicines of one class may share a shape, so that adding one takes no drawing."""
    shapes = [each.glyph for each in catalogue().controls.values() if each.group is not ControlGroup.MEDICINES]
    assert sorted(shapes) == sorted(set(shapes))


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_controls_icon_stands_out_from_the_panel(name: str) -> None:
    ground = theme(name).colour("panel_bg")
    for control in catalogue().controls.values():
        image = QImage(30, 30, QImage.Format.Format_RGB32)
        image.fill(ground)
        painter = QPainter(image)
        painter.drawPixmap(0, 0, glyphs(name).icon(control.glyph, 30))
        painter.end()
        away = np.abs(pixels(image)[:, :, :3].astype(int) - [ground.red(), ground.green(), ground.blue()]).sum(axis=2)
        assert (away > 120).mean() > 0.06, control.id


def test_every_medicine_has_a_seat_in_each_target_it_binds_that_a_scene_draws() -> None:
    for drug in catalogue().drugs.values():
        for binding in drug.bindings:
            if (
                binding.target.value in RINGS
                and binding.load_at_usual_exposure / (1 + binding.load_at_usual_exposure) > 0.02
            ):
                assert glyphs().seated(drug.glyph, binding.target) == f"{drug.glyph}.{binding.target.value}"


def test_a_medicine_without_a_seat_of_its_own_is_shown_as_it_is() -> None:
    assert glyphs().seated("medicine_crescent", Target.SERT) == "medicine_crescent"


def test_an_unknown_glyph_is_refused() -> None:
    with pytest.raises(OSError, match="no_such_glyph"):
        drawn(glyphs(), "no_such_glyph")


def test_a_kept_pixmap_looks_like_the_file() -> None:
    kept = drawn(glyphs(), "alpha2")
    straight = sheet()
    painter = QPainter(straight)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    glyphs().paint_vector(painter, "alpha2", 80, 80, 1.0)
    painter.end()
    assert np.abs(pixels(kept) - pixels(straight)).max() <= 2


def test_a_kept_pixmap_does_not_hang_on_what_was_drawn_before() -> None:
    near, fresh = Glyphs(theme(), ASSETS), Glyphs(theme(), ASSETS)
    drawn(near, "alpha2", scale=0.8021)
    after_it, alone = (drawn(shapes, "alpha2", scale=0.7981) for shapes in (near, fresh))
    assert after_it == alone


def test_a_turned_glyph_is_the_same_shape_turned() -> None:
    upright, turned = (pixels_alpha(drawn(glyphs(), "nmda_open", rotation=turn)) for turn in (0, -90))
    assert np.mean(np.rot90(upright) ^ turned) < 0.02


def test_a_clear_glyph_is_fainter() -> None:
    solid, faint, gone = (drawn(glyphs(), "gaba", opacity=opacity) for opacity in (1.0, 0.4, 0.0))
    assert solid.pixelColor(60, 60).alphaF() == pytest.approx(1.0)
    assert faint.pixelColor(60, 60).alphaF() == pytest.approx(0.4, abs=0.02)
    assert not pixels_alpha(gone).any()


def test_one_glyph_has_another_colour_in_another_theme() -> None:
    dark, projector = (drawn(glyphs(name), "dot_gaba").pixelColor(80, 80) for name in ("dark", "projector"))
    assert dark.lightness() > projector.lightness() + 20


def test_on_a_vector_device_a_glyph_stays_a_vector() -> None:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, 160, 160))
    painter = QPainter(generator)
    assert is_vector(painter)
    glyphs().draw(painter, "mu", 80, 80)
    painter.end()
    written = bytes(content.data()).decode()
    assert "<path" in written
    assert "<image" not in written
    assert QSvgRenderer(content).isValid()


def test_a_picture_on_screen_is_no_vector() -> None:
    image = sheet()
    painter = QPainter(image)
    assert not is_vector(painter)
    painter.end()


@pytest.mark.parametrize("device_pixels", [1.0, 1.5, 2.0])
def test_icons_have_the_screens_fineness(device_pixels: float) -> None:
    icon = glyphs().icon("serotonin", 24, device_pixels)
    assert icon.width() == round(24 * device_pixels)
    assert icon.devicePixelRatio() == device_pixels
    assert pixels_alpha(icon.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)).mean() > 0.2


def test_only_the_newest_layers_of_a_kind_are_kept() -> None:
    shapes = Glyphs(theme(), ASSETS)
    painted: list[int] = []

    def layer(number: int) -> None:
        def paint(painter: QPainter) -> None:
            painted.append(number)
            painter.fillRect(0, 0, 4, 4, QColor("red"))

        shapes.layer(("kind", number), 4, 4, paint)

    for number in range(LAYERS_KEPT):
        layer(number)
    layer(0)
    assert painted == list(range(LAYERS_KEPT))
    layer(LAYERS_KEPT)
    layer(0)
    layer(1)
    assert painted == [*range(LAYERS_KEPT), LAYERS_KEPT, 1]


def test_many_sizes_do_not_fill_the_memory() -> None:
    shapes = Glyphs(theme(), ASSETS)
    image = sheet()
    painter = QPainter(image)
    for step in range(1200):
        shapes.draw(painter, "letter_m", 80, 80, 0.02 + step / 200)
    painter.end()
    assert len(shapes._baked) <= 902


def test_a_veiled_glyph_keeps_its_outline_and_loses_contrast() -> None:
    plain, veiled = drawn(glyphs(), "alpha2"), sheet()
    painter = QPainter(veiled)
    try:
        glyphs().draw_veiled(painter, "alpha2", 80, 80, 1.0, 0.0, glyphs().theme.colour("horn", 0.5))
    finally:
        painter.end()
    assert np.array_equal(pixels_alpha(plain), pixels_alpha(veiled))
    assert pixels(veiled).max() < pixels(plain).max() - 40


def test_the_extent_of_a_glyph_holds_all_of_it_and_no_more() -> None:
    left, top, width, height = glyphs().extent("dot_glutamate", 0.5)
    visible = pixels_alpha(drawn(glyphs(), "dot_glutamate", scale=0.5))
    assert visible[80 + top : 80 + top + height, 80 + left : 80 + left + width].sum() == visible.sum()
    assert visible[80 + top].any()
    assert visible[:, 80 + left].any()


def test_a_layer_settles_when_it_is_asked_for_twice() -> None:
    shapes = Glyphs(theme(), ASSETS)
    assert not shapes.is_settled(("kind", 1))
    assert shapes.is_settled(("kind", 1))
    assert not shapes.is_settled(("kind", 2))
    shapes.layer(("kind", 1), 4, 4, lambda to: to.fillRect(0, 0, 4, 4, Qt.GlobalColor.white))
    assert shapes.is_settled(("kind", 1))


def test_a_piece_is_drawn_once_and_lands_where_it_belongs() -> None:
    shapes, calls = Glyphs(theme(), ASSETS), 0

    def paint(to: QPainter) -> None:
        nonlocal calls
        calls += 1
        to.fillRect(20, 30, 5, 5, Qt.GlobalColor.white)

    for _ in range(2):
        image = sheet()
        painter = QPainter(image)
        try:
            shapes.draw_piece(painter, ("square",), QRect(18, 28, 10, 10), paint)
        finally:
            painter.end()
        assert np.argwhere(pixels_alpha(image)).min(axis=0).tolist() == [30, 20]
    assert calls == 1


def test_a_picture_of_nothing_leaves_no_mark() -> None:
    baked = glyphs().bake("nothing", 4.0, lambda _painter: None)
    assert not pixels_alpha(baked.pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)).any()
