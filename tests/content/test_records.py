from __future__ import annotations

from gate_viz.content.records import Lens


def test_there_are_two_lenses_and_each_is_the_others_other() -> None:
    assert {lens.other for lens in Lens} == set(Lens)
    assert all(lens.other is not lens and lens.other.other is lens for lens in Lens)
