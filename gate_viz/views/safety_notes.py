"""The safety notes that hold at present, each with what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Control, Drug, Lifestyle, SafetyRule
from gate_viz.session.frame import Frame
from gate_viz.views.view_settings import Wording


@dataclass(frozen=True, slots=True)
class SafetyNote:
    """One rule in words, with the glyphs and names of what is taken or set that it is about."""

    words: str
    glyphs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The note as it is read aloud: what it is about first."""
        return f"{', '.join(self.names)}: {self.words}" if self.names else self.words


def notes_of(frame: Frame, catalogue: Catalogue, wording: Wording) -> tuple[SafetyNote, ...]:
    """Return the notes of a Frame, in the order of the rules, which is that of their gravity.

    Parameters
    ----------
    frame
        What is taken and set, and which rules fire.
    catalogue
        Names, glyphs and safety groups.
    wording
        For whom the notes are.
    """
    notes = []
    for rule in frame.warnings:
        about = _concerned(rule, frame, catalogue)
        words = rule.patient if wording is Wording.PATIENT else rule.clinician
        notes.append(SafetyNote(words, tuple(each.glyph for each in about), tuple(each.name for each in about)))
    return tuple(notes)


def _concerned(rule: SafetyRule, frame: Frame, catalogue: Catalogue) -> list[Control]:
    """Return the controls of what is taken that the rule counts, then those that it names."""
    items: tuple[Drug | Lifestyle, ...] = (*catalogue.drugs.values(), *catalogue.lifestyle.values())
    values = frame.controls.values
    taken = [item.control for item in items if values.get(item.id, 0.0) > 0.0 and item.safety_groups & {*rule.groups}]
    return taken + [catalogue.controls[control_id] for control_id in rule.controls]
