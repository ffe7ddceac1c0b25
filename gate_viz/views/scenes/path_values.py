"""Present values of the whole path's structures in words, as hover cards and screen readers give them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.path_picture import PathPicture


def decimal(value: float) -> str:
    """A multiple with one decimal, as the viewer's language writes it."""
    return QLocale().toString(value, "f", 1)


def value_texts(frame: Frame, picture: PathPicture, catalogue: Catalogue) -> Mapping[str, str]:
    """Present value of each structure in words, by structure id.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    picture : PathPicture
        For what is shown of the medicines.
    catalogue : Catalogue
        For texts and the medicines' names.

    Returns
    -------
    Mapping of str to str
        As hover cards and screen readers give it.
    """
    return {
        **_body(frame, catalogue),
        **_brain(frame, catalogue),
        **_way(frame, picture, catalogue),
    }


def _body(frame: Frame, catalogue: Catalogue) -> dict[str, str]:
    readouts, acting, texts = frame.readouts, frame.acting_values, catalogue.texts

    def percent(value: float) -> str:
        return texts.get("path.value.percent", value=round(100 * value))

    gate = texts.get("path.value.gate", value=round(100 * readouts["gate_opening"]))
    if frame.ghost is not GhostKind.NONE:
        other = {"ghost": ghost_word(frame, texts), "ghost_value": round(100 * frame.ghost_readouts["gate_opening"])}
        gate = texts.get("path.value.gate_with_ghost", value=round(100 * readouts["gate_opening"]), **other)
    touch = {"value": round(100 * acting["touch"]), "rate": round(readouts["abeta_hz"])}
    messengers = {"messengers": decimal(readouts["cytokines"]), "microglia": round(100 * readouts["microglia"])}
    return {
        "injury": texts.get("path.value.injury", value=round(100 * acting["injury"])),
        "touch": texts.get("path.value.touch", **touch),
        "first_nerve": texts.get("path.value.rate", value=round(readouts["signal_in"])),
        "gate": gate,
        "second_nerve": texts.get("path.value.rate", value=round(readouts["projection_hz"])),
        "muscle_tension": percent(readouts["muscle_tension"]),
        "gut": texts.get("path.value.gut", value=round(100 * acting["gut_permeability"])),
        "immune": texts.get("path.value.immune", **messengers),
        "sleep": percent(readouts["sleep_quality"]),
    }


def _brain(frame: Frame, catalogue: Catalogue) -> dict[str, str]:
    readouts, acting, texts = frame.readouts, frame.acting_values, catalogue.texts

    def percent(value: float) -> str:
        return texts.get("path.value.percent", value=round(100 * value))

    def signed(control_id: str) -> str:
        return texts.get("path.value.signed", value=f"{100 * acting[control_id]:+.0f}")

    lc = {
        "drive": decimal(acting["lc_drive"]),
        "level": decimal(readouts["cleft_norepinephrine"]),
        "brake": round(100 * readouts["alpha2_brake"]),
    }
    rvm = {
        "drive": decimal(acting["rvm_drive"]),
        "brake": round(100 * readouts["ht1_brake"]),
        "push": round(100 * readouts["ht3_facilitation"]),
    }
    return {
        "brain": texts.get("path.value.arrives", value=round(readouts["signal_out"])),
        "amygdala": percent(readouts["amygdala"]),
        "sympathetic": percent(readouts["sympathetic"]),
        "pag": texts.get("path.value.drive", value=decimal(readouts["descending_drive"])),
        "lc": texts.get("path.value.lc", **lc),
        "rvm": texts.get("path.value.rvm", **rvm),
        "mood": texts.get("path.value.mood", value=round(100 * readouts["mood"])),
        "attention": signed("attention"),
        "expectation": signed("expectation"),
    }


def _way(frame: Frame, picture: PathPicture, catalogue: Catalogue) -> dict[str, str]:
    texts, pill = catalogue.texts, picture.pill
    activity = frame.acting_values["p_glycoprotein"]
    uncounted = pill is not None and not pill.bouncers_count
    key = "path.value.bouncers_uncounted" if uncounted else "path.value.bouncers"
    values = {
        "cyp2d6": texts.get("path.value.cutters", value=decimal(picture.cutters)),
        "cyp1a2": texts.get("path.value.cutters", value=decimal(picture.other_cutters)),
        "p_glycoprotein": texts.get(key, value=decimal(activity)),
    }
    if pill is None:
        return {**values, **dict.fromkeys(("pill", "blood_level", "brain_level"), texts.get("path.value.none"))}
    name = catalogue.drugs[pill.drug_id].control.name
    taken = {"name": name, "value": round(100 * pill.dose)}
    told = texts.get("path.value.pill", **taken)
    if pill.others:
        told = texts.get("path.value.pill_more", **taken, count=len(pill.others))
    return {
        **values,
        "pill": told,
        "blood_level": texts.get("path.value.level", name=name, value=round(100 * pill.blood)),
        "brain_level": texts.get("path.value.level", name=name, value=round(100 * pill.brain)),
    }
