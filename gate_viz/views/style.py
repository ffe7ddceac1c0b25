"""Sizes and the stylesheet of the window, from the roles of a Theme and the size the window has."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from gate_viz.views.theme import Theme, font

DESIGN_WIDTH, DESIGN_HEIGHT = 1920, 1080
SMALLEST_UNIT = 0.68
SMALLEST_TEXT_PX = 12
UNIT_STEP = 0.02


@dataclass(frozen=True, eq=False)
class Look:
    """A theme at a size: ``unit`` is how many pixels one pixel of a 1920 by 1080 drawing takes [px]."""

    theme: Theme
    unit: float = 1.0

    def px(self, size: float) -> int:
        """Return a length of the 1920 by 1080 drawing in whole pixels, at least one."""
        return max(1, round(size * self.unit))

    def text_px(self, size: float) -> int:
        """Return a letter size in pixels, never too small to read."""
        return max(SMALLEST_TEXT_PX, round(size * self.unit))

    def font(self, size: float, weight: int = 400, *, tabular: bool = False) -> QFont:
        """Return the bundled typeface at a size of the drawing."""
        return font(self.text_px(size), weight, tabular=tabular)

    def colour(self, role: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a role of the theme."""
        return self.theme.colour(role, opacity)

    @property
    def shadow(self) -> QColor:
        """What falls under a handle: dark in every theme."""
        return QColor(0, 0, 0, 120 if self.theme.is_dark else 50)


def unit_for(width_px: int, height_px: int, text_percent: int = 100) -> float:
    """Return the size of one drawing pixel for a window.

    Parameters
    ----------
    width_px, height_px
        The window's client area [px].
    text_percent
        The learner's choice of text size, 100 to 200 [%].

    Returns
    -------
    float
        Pixels per drawing pixel, in steps so that dragging the window's edge does not restyle it all the time [px].

    Notes
    -----
    unit = max(0.68, min(width / 1920, height / 1080)) * text_percent / 100
    """
    fitted = max(SMALLEST_UNIT, min(width_px / DESIGN_WIDTH, height_px / DESIGN_HEIGHT))
    return round(fitted * text_percent / 100 / UNIT_STEP) * UNIT_STEP


def stylesheet(look: Look) -> str:
    """Return the stylesheet of the whole window.

    Parameters
    ----------
    look
        Theme and size.

    Returns
    -------
    str
        Qt style rules; widgets are told apart by their ``part`` property.
    """
    parts = (_ground_rules, _button_rules, _field_rules, _popup_rules, _drawer_rules)
    return "\n".join(rules(look) for rules in parts)


def _ground_rules(look: Look) -> str:
    c, px, text = look.theme.hex, look.px, look.text_px
    # Where a warning has the colour of what surrounds it, a frame sets it apart.
    frame = f"{px(2.4)}px solid {c('warning')}" if c("warning_bg") in (c("window_bg"), c("bar_bg")) else "none"
    return f"""
    * {{ font-family: "Inter"; font-size: {text(20)}px; color: {c("ink")}; }}
    QWidget[part="window"] {{ background: {c("window_bg")}; }}
    QWidget[part="panel"] {{ background: {c("panel_bg")}; }}
    QWidget[part="bar"] {{ background: {c("bar_bg")}; }}
    QWidget[part="graph"] {{ background: {c("graph_bg")}; }}
    QFileDialog, QFileDialog QWidget {{ background-color: {c("panel_bg")}; }}
    QLabel {{ background: transparent; }}
    QLabel[part="title"] {{ font-size: {text(23)}px; font-weight: 700; }}
    QLabel[part="brand"] {{ font-size: {text(23)}px; font-weight: 700; min-width: {px(340 - 28 - 22)}px; }}
    QLabel[part="heading"] {{ font-size: {text(16)}px; color: {c("dim")}; letter-spacing: {max(1, px(1.4))}px; }}
    QLabel[part="name"] {{ font-size: {text(21)}px; font-weight: 500; }}
    QLabel[part="quiet"] {{ font-size: {text(18)}px; color: {c("soft")}; }}
    QLabel[part="small"] {{ font-size: {text(17)}px; color: {c("dim")}; }}
    QLabel[part="held"] {{ font-size: {text(17)}px; color: {c("curve_held")}; background: {c("graph_bg")};
        padding: 0 {px(6)}px; }}
    QLabel[part="number"] {{ font-size: {text(26)}px; font-weight: 600; }}
    QFrame[part="rule"] {{ background: {c("line")}; border: none; }}
    QFrame[part="safety"] {{ background: {c("warning_bg")}; border: {frame}; }}
    QFrame[part="safety"] QLabel {{ color: {c("ink")}; font-size: {text(18)}px; }}
    QFrame[part="warning"] {{ background: {c("warning_bg")}; border: none;
        border-left: {px(4)}px solid {c("warning")}; }}
    QFrame[part="warning"] QLabel {{ color: {c("ink")}; font-size: {text(17)}px; }}
    QFrame[part="status"] {{ background: {c("card_bg")}; border: none; border-left: {px(6)}px solid {c("danger")}; }}
    QFrame[part="status"][calm="true"] {{ border-left-color: {c("soft")}; }}
    QFrame[part="status"] QLabel {{ color: {c("card_ink")}; font-size: {text(19)}px; }}
    QFrame[part="card"] {{ background: {c("card_bg")}; border: {px(1.6)}px solid {c("border")};
        border-radius: {px(20)}px; }}
    QFrame[part="card"] QLabel {{ color: {c("card_ink")}; }}
    QFrame[part="card"] QScrollArea, QFrame[part="card"] QWidget[part="card_inside"] {{ background: transparent;
        border: none; }}
    QFrame[part="card"] QLabel[part="title"] {{ font-size: {text(30)}px; }}
    QFrame[part="card"] QLabel[part="block"] {{ font-size: {text(23)}px; font-weight: 600; }}
    QFrame[part="card"] QLabel[part="reading"] {{ font-size: {text(21)}px; }}
    QFrame[part="card"] QLabel[part="aside"] {{ font-size: {text(18)}px; color: {c("soft")}; }}
    QFrame[part="card"] QLabel[part="key"] {{ font-size: {text(19)}px; font-weight: 600; color: {c("card_ink")};
        background: {c("button_quiet")}; border: 1px solid {c("border")}; border-radius: {px(7)}px;
        padding: {px(3)}px {px(10)}px; }}
    QFrame[part="segments"] {{ background: {c("button_quiet")}; border: none; border-radius: {px(19)}px; }}
    QFrame[part="lens"] {{ background: {c("window_bg")}; border: none; border-radius: {px(17)}px; }}
    QScrollArea, QScrollArea > QWidget > QWidget[part="panel"] {{ background: {c("panel_bg")}; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {c("border")}; border-radius: {px(4)}px; min-height: {px(50)}px;
        margin: 0 {px(4)}px 0 0; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QLabel[part="tip"] {{ background: {c("card_bg")}; color: {c("card_ink")}; border: 1px solid {c("border")};
        border-radius: {px(8)}px; font-size: {text(18)}px; }}
    QToolTip {{ background: {c("card_bg")}; color: {c("card_ink")}; border: 1px solid {c("border")};
        padding: {px(8)}px; font-size: {text(18)}px; }}
    """


def _button_rules(look: Look) -> str:
    c, px, text = look.theme.hex, look.px, look.text_px
    ring = max(2, px(2.6))
    # Where buttons have the colour of what they stand on, an edge shows them.
    edged = c("button") == c("panel_bg")
    edge, faint_edge = (c("border"), c("line")) if edged else ("transparent", "transparent")
    return f"""
    QPushButton {{ background: {c("button")}; color: {c("button_ink")}; border: {ring}px solid {edge};
        border-radius: {px(21)}px; padding: {px(6)}px {px(16)}px; min-height: {px(27)}px; font-weight: 500;
        font-size: {text(19)}px; }}
    QPushButton:hover {{ background: {c("button_on")}; color: {c("button_on_ink")}; }}
    QPushButton:checked {{ background: {c("button_on")}; color: {c("button_on_ink")}; }}
    QPushButton:disabled {{ background: {c("button_quiet")}; color: {c("dim")}; border-color: {faint_edge}; }}
    QPushButton:focus {{ border-color: {c("focus")}; }}
    QPushButton[part="big"] {{ border-radius: {px(16)}px; min-height: {px(43)}px; font-size: {text(21)}px;
        padding: {px(6)}px {px(8)}px; }}
    QPushButton[part="quiet"] {{ background: transparent; border-color: transparent; }}
    QPushButton[part="quiet"]:hover, QPushButton[part="quiet"]:checked {{ background: {c("button_on")}; }}
    QPushButton[part="outlined"] {{ background: transparent; border: {max(1, px(1.6))}px solid {c("border")};
        border-radius: {px(16)}px; min-height: {px(36)}px; color: {c("ink")}; font-size: {text(20)}px; }}
    QPushButton[part="outlined"]:hover {{ background: {c("button_quiet")}; }}
    QPushButton[part="outlined"]:focus {{ border: {ring}px solid {c("focus")}; }}
    QPushButton[part="play"] {{ background: {c("ink")}; padding: {px(6)}px {px(17)}px; }}
    QPushButton[part="play"]:hover {{ background: {c("soft")}; }}
    QPushButton[part="icon"] {{ padding: {px(6)}px {px(11)}px; }}
    QPushButton[part="tight"] {{ padding: {px(6)}px {px(6)}px; border-radius: {px(18)}px; }}
    QPushButton[part="segment"], QPushButton[part="accent_segment"] {{ background: transparent;
        border-color: transparent; color: {c("dim")};
        font-weight: 400; border-radius: {px(16)}px; min-height: {px(25)}px; padding: {px(3)}px {px(14)}px; }}
    QPushButton[part="segment"]:hover, QPushButton[part="accent_segment"]:hover {{ color: {c("ink")}; }}
    QPushButton[part="segment"]:checked {{ background: {c("button_on")}; color: {c("button_on_ink")};
        font-weight: 500; }}
    QPushButton[part="accent_segment"] {{ min-height: {px(22)}px; border-radius: {px(14)}px; font-size: {text(18)}px;
        padding: {px(2)}px {px(16)}px; }}
    QPushButton[part="accent_segment"]:checked {{ background: {c("lens_on")}; color: {c("lens_on_ink")};
        font-weight: 500; }}
    QPushButton[part="segment"]:focus, QPushButton[part="accent_segment"]:focus {{ border-color: {c("focus")}; }}
    QPushButton[part="top"] {{ background: transparent; border-color: transparent; min-height: {px(24)}px;
        border-radius: {px(16)}px; padding: {px(3)}px {px(16)}px; }}
    QPushButton[part="top"]:hover, QPushButton[part="scenario"]:hover {{ background: {c("button_on")};
        color: {c("button_on_ink")}; }}
    QPushButton[part="scenario"] {{ background: {c("button")}; min-height: {px(24)}px; border-radius: {px(16)}px;
        padding: {px(3)}px {px(18)}px; font-weight: 600; }}
    QPushButton[part="start"] {{ background: {c("accent")}; color: {c("accent_ink")}; min-height: {px(50)}px;
        min-width: {px(180)}px; padding: {px(8)}px {px(40)}px; font-weight: 600; font-size: {text(26)}px;
        border-radius: {px(32)}px; }}
    QPushButton[part="accept"] {{ background: {c("accent")}; color: {c("accent_ink")}; min-height: {px(36)}px;
        padding: {px(8)}px {px(30)}px; font-weight: 600; font-size: {text(21)}px; border-radius: {px(24)}px; }}
    QPushButton[part="waiting"] {{ background: {c("accent")}; color: {c("accent_ink")}; }}
    QPushButton[part="one_lens"], QPushButton[part="one_lens"]:hover {{ background: {c("lens_on")};
        color: {c("lens_on_ink")}; min-height: {px(24)}px; border-radius: {px(16)}px; padding: {px(3)}px {px(16)}px; }}
    QPushButton[part="choose"], QPushButton[part="groups"] {{ background: {c("button_quiet")}; min-height: {px(24)}px;
        border-radius: {px(12)}px; padding: {px(3)}px {px(12)}px; font-size: {text(18)}px; }}
    QPushButton[part="choose"] {{ text-align: left; }}
    QPushButton[part="choose"]:hover, QPushButton[part="groups"]:hover {{ background: {c("button_on")};
        color: {c("button_on_ink")}; }}
    QPushButton[part="safety"] {{ background: {c("button")}; min-height: {px(20)}px; border-radius: {px(15)}px;
        padding: {px(2)}px {px(12)}px; font-size: {text(17)}px; }}
    QPushButton[part="safety"]:hover {{ background: {c("button_on")}; color: {c("button_on_ink")}; }}
    QPushButton[part="about"] {{ background: transparent; border: none; border-radius: {px(13)}px; padding: 0;
        min-height: 0; }}
    QPushButton[part="about"]:hover {{ background: {c("button_quiet")}; }}
    QPushButton[part="choice"] {{ background: transparent; border-radius: {px(12)}px; text-align: left; }}
    QPushButton::menu-indicator {{ width: 0; height: 0; image: none; }}
    """


def _field_rules(look: Look) -> str:
    c, px, text = look.theme.hex, look.px, look.text_px
    ring = max(2, px(2.4))
    return f"""
    QDoubleSpinBox {{ background: transparent; border: {ring}px solid transparent; border-radius: {px(8)}px;
        font-size: {text(21)}px; font-weight: 500; padding: 0 {px(2)}px; selection-background-color: {c("button_on")};
        selection-color: {c("button_on_ink")}; }}
    QDoubleSpinBox[part="day"] {{ background: {c("button_quiet")}; border-color: {c("border")};
        font-size: {text(19)}px; }}
    QDoubleSpinBox:hover {{ background: {c("button_quiet")}; }}
    QDoubleSpinBox[part="day"]:focus {{ border-color: {c("focus")}; }}
    QDoubleSpinBox:focus {{ background: {c("button_quiet")}; border-color: {c("focus")}; }}
    QLineEdit[part="search"] {{ background: {c("button_quiet")}; border: {ring}px solid {c("border")};
        border-radius: {px(12)}px; min-height: {px(26)}px; padding: {px(2)}px {px(8)}px; font-size: {text(18)}px;
        placeholder-text-color: {c("dim")}; selection-background-color: {c("button_on")};
        selection-color: {c("button_on_ink")}; }}
    QLineEdit[part="search"]:focus {{ border-color: {c("focus")}; }}
    """


def _popup_rules(look: Look) -> str:
    c, px, text = look.theme.hex, look.px, look.text_px
    return f"""
    QFrame[part="popup"] {{ background: {c("card_bg")}; border: {max(1, px(1.6))}px solid {c("border")}; }}
    QFrame[part="popup"] QScrollArea, QFrame[part="popup_inside"] {{ background: {c("card_bg")}; border: none; }}
    QMenu {{ background: {c("card_bg")}; border: {max(1, px(1.6))}px solid {c("border")}; padding: {px(8)}px; }}
    QMenu::item {{ color: {c("card_ink")}; padding: {px(9)}px {px(30)}px {px(9)}px {px(18)}px;
        border-radius: {px(8)}px; font-size: {text(19)}px; }}
    QMenu::item:selected {{ background: {c("button_on")}; color: {c("button_on_ink")}; }}
    QMenu::item:checked {{ font-weight: 600; }}
    QMenu::separator {{ height: 1px; background: {c("border")}; margin: {px(7)}px {px(10)}px; }}
    QMenu::indicator {{ width: {px(18)}px; height: {px(18)}px; margin-left: {px(8)}px; }}
    QDialog[part="overlay"] {{ background: transparent; }}
    """


def _drawer_rules(look: Look) -> str:
    c, px, text = look.theme.hex, look.px, look.text_px
    ring = max(2, px(2.4))
    return f"""
    QFrame[part="drawer"] {{ background: {c("panel_bg")}; border: none; border-left: {px(1.6)}px solid {c("line")}; }}
    QFrame[part="drawer"] QScrollArea {{ border: {ring}px solid {c("panel_bg")}; }}
    QFrame[part="drawer"] QScrollArea:focus {{ border-color: {c("focus")}; }}
    QFrame[part="drawer"] QLabel[part="title"] {{ font-size: {text(25)}px; }}
    QLabel[part="value"] {{ font-size: {text(20)}px; color: {c("soft")}; }}
    QLabel[part="lead"] {{ font-size: {text(24)}px; font-weight: 500; }}
    QLabel[part="reading"] {{ font-size: {text(20)}px; }}
    QLabel[part="strong"] {{ font-size: {text(20)}px; font-weight: 600; }}
    QLabel[part="aside"] {{ font-size: {text(17)}px; color: {c("dim")}; }}
    QLabel[part="source"] {{ font-size: {text(17)}px; color: {c("soft")}; selection-background-color: {c("button_on")};
        selection-color: {c("button_on_ink")}; }}
    """
