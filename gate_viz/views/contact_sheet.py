"""Every scene, theme and archetype, small, on one picture: for looking at all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.scenes import SCENE_IDS
from gate_viz.session.frame import Frame
from gate_viz.views.export_image import paint_sheet, sheet_of
from gate_viz.views.theme import font, load_fonts, load_theme

TILE_PX = (632, 300)
GAP_PX = 12
HEADING_PX = 40


@dataclass(frozen=True)
class Row:
    """One state in one theme: every scene of it stands side by side under the heading."""

    heading: str
    frame: Frame
    theme_name: str


def contact_sheet(rows: Sequence[Row], catalogue: Catalogue, assets: Path) -> QImage:
    """Picture with a row of scenes for each state and theme.

    Parameters
    ----------
    rows : sequence of Row
        From top to bottom.
    catalogue : Catalogue
        Everything that is shipped.
    assets : Path
        The folder of shipped files.

    Returns
    -------
    QImage
        Opaque, at one device pixel per pixel.
    """
    load_fonts(assets)
    row_px = HEADING_PX + TILE_PX[1] + GAP_PX
    width = GAP_PX + len(SCENE_IDS) * (TILE_PX[0] + GAP_PX)
    image = QImage(width, GAP_PX + row_px * len(rows), QImage.Format.Format_RGB32)
    ground = load_theme(catalogue.theme, rows[0].theme_name)
    image.fill(ground.colour("bar_bg"))
    sheets = {
        name: [sheet_of(scene, catalogue, assets, name, TILE_PX) for scene in SCENE_IDS]
        for name in dict.fromkeys(row.theme_name for row in rows)
    }
    painter = QPainter(image)
    try:
        for number, row in enumerate(rows):
            top = GAP_PX + number * row_px
            painter.setFont(font(0.6 * HEADING_PX, 600))
            painter.setPen(ground.colour("ink"))
            heading = QRectF(GAP_PX, top, width - 2 * GAP_PX, HEADING_PX)
            painter.drawText(heading, Qt.AlignmentFlag.AlignVCenter, row.heading)
            for place, sheet in enumerate(sheets[row.theme_name]):
                painter.save()
                painter.translate(GAP_PX + place * (TILE_PX[0] + GAP_PX), top + HEADING_PX)
                paint_sheet(painter, sheet, row.frame)
                painter.restore()
    finally:
        painter.end()
    return image
