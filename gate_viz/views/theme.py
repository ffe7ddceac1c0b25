"""Colours by role and the bundled typeface: the one place where the views learn how things look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase

from gate_viz.content.records import Grade

TYPEFACE = "Inter"
THEME_NAMES = ("dark", "projector", "light", "high_contrast")

_WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
}


@dataclass(frozen=True, eq=False)
class Theme:
    """A named palette: ``roles`` maps each role of ``assets/theme.toml`` to its colour as ``#rrggbb``."""

    name: str
    roles: Mapping[str, str]

    def hex(self, role: str) -> str:
        """Colour of a role as ``#rrggbb``.

        Parameters
        ----------
        role : str
            A role of ``assets/theme.toml``.

        Returns
        -------
        str
            The colour.

        Raises
        ------
        KeyError
            If the theme has no such role.
        """
        return self.roles[role]

    def colour(self, role: str, opacity: float = 1.0) -> QColor:
        """Colour of a role, as a fresh QColor.

        Parameters
        ----------
        role : str
            A role of ``assets/theme.toml``.
        opacity : float
            0 clear … 1 opaque [1].

        Returns
        -------
        QColor
            The colour.

        Raises
        ------
        KeyError
            If the theme has no such role.
        """
        colour = QColor(self.roles[role])
        colour.setAlphaF(opacity)
        return colour

    def grade(self, grade: Grade) -> QColor:
        """Colour of an evidence grade.

        Parameters
        ----------
        grade : Grade
            How well a claim is supported.

        Returns
        -------
        QColor
            The colour.
        """
        return self.colour(f"grade_{grade.value}")

    @property
    def is_dark(self) -> bool:
        """Whether words are lighter than what they stand on."""
        return self.colour("ink").lightnessF() > self.colour("window_bg").lightnessF()


def load_theme(palettes: Mapping[str, Mapping[str, str]], name: str) -> Theme:
    """Theme of the given name.

    Parameters
    ----------
    palettes : Mapping
        Theme name → role → ``#rrggbb``, as the catalogue has them.
    name : str
        One of ``THEME_NAMES``.

    Returns
    -------
    Theme
        The palette.

    Raises
    ------
    KeyError
        If there is no theme of that name.
    """
    return Theme(name, dict(palettes[name]))


def load_fonts(assets: Path) -> tuple[str, ...]:
    """Families that became available from the bundled font files; without them pictures differ between computers.

    Parameters
    ----------
    assets : Path
        The folder that holds ``fonts/``.

    Returns
    -------
    tuple of str
        Family names, without repeats; empty if the fonts were loaded before.
    """
    families: dict[str, None] = {}
    for path in sorted((assets / "fonts").glob("*.otf")):
        if path not in _loaded:
            _loaded.add(path)
            for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))):
                families[family] = None
    return tuple(families)


_loaded: set[Path] = set()


def font(size_px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Bundled typeface at a size and weight.

    Parameters
    ----------
    size_px : float
        Height of the em [px].
    weight : int
        400, 500, 600 or 700.
    tabular : bool
        Whether all digits get one width, so that changing numbers stay in place.

    Returns
    -------
    QFont
        The font, without hinting: letters keep their distances at every scale.
    """
    result = QFont(TYPEFACE)
    result.setPixelSize(max(1, round(size_px)))
    result.setWeight(_WEIGHTS[weight])
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result
