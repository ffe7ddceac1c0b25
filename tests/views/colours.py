"""Colours as eyes see them: contrast, distance, and how they look to people who lack one kind of cone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Machado, Oliveira, Fernandes 2009, IEEE Trans. Vis. Comput. Graph. 15:1291, severity 1; on linear RGB.
VISION = {
    "usual": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def linear(colour: str) -> NDArray[np.float64]:
    """Linear red, green and blue of ``#rrggbb``."""
    return linear_of(np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]))


def linear_of(bytes_of_colour: NDArray[np.integer]) -> NDArray[np.float64]:
    """Linear values of sRGB values, 0-255."""
    parts = bytes_of_colour / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIE L*a*b* under D65 of linear RGB."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.maximum(to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1.0, 1.089]), 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, vision: str) -> float:
    """ΔE (CIE 1976) of two colours to an eye."""
    seen = [lab(VISION[vision] @ linear(each)) for each in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2."""
    light, dark = sorted((float(LUMINANCE @ linear(each)) for each in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
