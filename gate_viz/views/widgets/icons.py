"""Signs for buttons, drawn in a box of 24 by 24 so that they are sharp at every size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

BOX = 24.0


def icon(name: str, size_px: int, colour: QColor, ratio: float = 1.0) -> QIcon:
    """Return a sign as an icon.

    Parameters
    ----------
    name
        One of ``NAMES``.
    size_px
        Width and height [px].
    colour
        Of lines and areas.
    ratio
        Device pixels per pixel.

    Returns
    -------
    QIcon
        The sign, the same in every state of a button.

    Raises
    ------
    KeyError
        If there is no such sign.
    """
    paint = _SIGNS[name]
    pixmap = QPixmap(QSize(round(size_px * ratio), round(size_px * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size_px / BOX, size_px / BOX)
        pen = QPen(colour, 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint(painter, colour)
    finally:
        painter.end()
    return QIcon(pixmap)


def _fill(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


def _lines(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _play(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawPolygon(QPolygonF([QPointF(7, 3.5), QPointF(20, 12), QPointF(7, 20.5)]))


def _pause(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    for left in (5.5, 13.5):
        painter.drawRoundedRect(QRectF(left, 3.5, 5, 17), 1.5, 1.5)


def _step(painter: QPainter, colour: QColor) -> None:
    _fill(painter, colour)
    painter.drawPolygon(QPolygonF([QPointF(5, 4), QPointF(16, 12), QPointF(5, 20)]))
    painter.drawRoundedRect(QRectF(16.5, 4, 3.6, 16), 1.2, 1.2)


def _back(painter: QPainter, colour: QColor) -> None:
    painter.translate(BOX, 0)
    painter.scale(-1, 1)
    _step(painter, colour)


def _undo(painter: QPainter, _colour: QColor) -> None:
    path = QPainterPath(QPointF(5, 9))
    path.lineTo(14.5, 9)
    path.arcTo(QRectF(9, 9, 11, 11), 90, -180)
    path.lineTo(9, 20)
    painter.drawPath(path)
    _lines(painter, (9, 4.5), (4.5, 9), (9, 13.5))


def _redo(painter: QPainter, colour: QColor) -> None:
    painter.translate(BOX, 0)
    painter.scale(-1, 1)
    _undo(painter, colour)


def _reset(painter: QPainter, _colour: QColor) -> None:
    box = QRectF(4, 4, 16, 16)
    path = QPainterPath()
    path.arcMoveTo(box, 130)
    path.arcTo(box, 130, -310)
    painter.drawPath(path)
    _lines(painter, (4.2, 3.4), (5.4, 8.9), (10.8, 7.6))
    _lines(painter, (12, 8), (12, 12.4), (15, 14))


def _hold(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (3, 19), (8, 9.5), (13, 14), (21, 5))
    pen = painter.pen()
    pen.setWidthF(2.0)
    pen.setDashPattern([0.1, 2.2])
    painter.setPen(pen)
    _lines(painter, (3, 13), (8, 4), (13, 9), (18.5, 4))


def _still(painter: QPainter, _colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(3, 5, 18, 14), 3, 3)
    _lines(painter, (6.5, 15.5), (10.5, 11), (13.5, 14), (15.5, 12), (18, 15.5))


def _chevron_right(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (9, 5), (16, 12), (9, 19))


def _chevron_down(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (5, 9), (12, 16), (19, 9))


def _open(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (3, 19), (3, 5.5), (9, 5.5), (11.5, 8.5), (20, 8.5), (20, 11))
    _lines(painter, (3, 19), (6.5, 11.5), (22, 11.5), (18.5, 19), (3, 19))


def _save(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (12, 3.5), (12, 14.5))
    _lines(painter, (7, 10), (12, 15), (17, 10))
    _lines(painter, (4, 16), (4, 20), (20, 20), (20, 16))


def _menu(painter: QPainter, _colour: QColor) -> None:
    for y in (6.0, 12.0, 18.0):
        _lines(painter, (4, y), (20, y))


def _check(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (4.5, 12.5), (10, 18), (19.5, 6.5))


def _close(painter: QPainter, _colour: QColor) -> None:
    _lines(painter, (6, 6), (18, 18))
    _lines(painter, (18, 6), (6, 18))


def _warning(painter: QPainter, _colour: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(12, 3), QPointF(22, 20.5), QPointF(2, 20.5)]))
    _lines(painter, (12, 9.5), (12, 14))
    _lines(painter, (12, 17.3), (12, 17.4))


def _pill(painter: QPainter, colour: QColor) -> None:
    painter.translate(12, 12)
    painter.rotate(-35)
    body = QRectF(-10.5, -5.4, 21, 10.8)
    _fill(painter, QColor("#e6ecf5"))
    painter.drawRoundedRect(body, 5.4, 5.4)
    painter.setClipRect(QRectF(0, -6, 12, 12))
    painter.setBrush(QColor("#93a5bd"))
    painter.drawRoundedRect(body, 5.4, 5.4)
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.0))
    painter.drawRoundedRect(body, 5.4, 5.4)


def _days(painter: QPainter, colour: QColor) -> None:
    """Draw a leaf of a calendar."""
    painter.drawRoundedRect(QRectF(3.5, 5, 17, 16), 3, 3)
    _lines(painter, (3.5, 10), (20.5, 10))
    for x in (8.0, 16.0):
        _lines(painter, (x, 2.5), (x, 6.5))
    _fill(painter, colour)
    for x in (8.0, 12.0, 16.0):
        painter.drawEllipse(QPointF(x, 15.5), 1.5, 1.5)


def _again(painter: QPainter, _colour: QColor) -> None:
    box = QRectF(4, 4, 16, 16)
    path = QPainterPath()
    path.arcMoveTo(box, 50)
    path.arcTo(box, 50, 310)
    painter.drawPath(path)
    _lines(painter, (19.8, 3.4), (18.6, 8.9), (13.2, 7.6))


def _find(painter: QPainter, _colour: QColor) -> None:
    """Draw a magnifying glass."""
    painter.drawEllipse(QPointF(10.5, 10.5), 6.5, 6.5)
    _lines(painter, (15.4, 15.4), (20.5, 20.5))


def _about(painter: QPainter, colour: QColor) -> None:
    """Draw a small letter i in a ring."""
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5)
    _lines(painter, (12, 11.5), (12, 16.8))
    _fill(painter, colour)
    painter.drawEllipse(QPointF(12, 7.6), 1.5, 1.5)


_SIGNS: dict[str, Callable[[QPainter, QColor], None]] = {
    "play": _play,
    "pause": _pause,
    "step": _step,
    "back": _back,
    "undo": _undo,
    "redo": _redo,
    "reset": _reset,
    "hold": _hold,
    "still": _still,
    "chevron_right": _chevron_right,
    "chevron_down": _chevron_down,
    "open": _open,
    "save": _save,
    "menu": _menu,
    "check": _check,
    "close": _close,
    "warning": _warning,
    "again": _again,
    "pill": _pill,
    "days": _days,
    "find": _find,
    "about": _about,
}
NAMES = tuple(_SIGNS)
