"""Comparing a picture with the approved one, and approving a changed look on purpose.

To approve: run the tests of this folder with GATE_VIZ_APPROVE=1, look at the pictures, and keep them. After a failure
the actual picture and the difference lie in the folder GATE_VIZ_ARTEFACTS, or else in pytest's own.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.views.painting import changed

APPROVED = Path(__file__).parent / "approved"
NOTICED = 40
"""Difference of a colour, of 255, that an eye notices."""
TOLERATED = 0.002
"""Share of the picture that may differ noticeably: letters have other edges where fonts are drawn another way."""


def compare(actual: QImage, name: str, folder: Path) -> None:
    """Fail where a picture differs from the approved one of that name.

    Parameters
    ----------
    actual : QImage
        What is painted now.
    name : str
        Of the approved picture, without its ending.
    folder : Path
        Where the actual picture and the difference go after a failure, unless the environment names another.
    """
    approved_path = APPROVED / f"{name}.png"
    if os.environ.get("GATE_VIZ_APPROVE") == "1":
        APPROVED.mkdir(exist_ok=True)
        # The highest compression: the pictures are kept with the source.
        assert actual.save(str(approved_path), quality=0)
    approved = QImage(str(approved_path)).convertToFormat(QImage.Format.Format_RGB32)
    assert approved.size() == actual.size(), f"there is no approved picture of that size: {approved_path.name}"
    difference = changed(actual, approved, by=NOTICED)
    if difference.mean() > TOLERATED:
        folder = Path(os.environ.get("GATE_VIZ_ARTEFACTS", folder))
        folder.mkdir(parents=True, exist_ok=True)
        actual.save(str(folder / f"{name}-actual.png"))
        as_image(difference).save(str(folder / f"{name}-difference.png"))
        pytest.fail(f"{difference.mean():.2%} of the picture differs; see {folder}")


def as_image(difference: NDArray[np.bool_]) -> QImage:
    """White where two pictures differ."""
    grey = np.ascontiguousarray(difference.astype(np.uint8) * 255)
    return QImage(grey.data, grey.shape[1], grey.shape[0], grey.shape[1], QImage.Format.Format_Grayscale8).copy()
