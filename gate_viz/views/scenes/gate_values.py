"""Present values of the gate's structures in words, as hover cards and screen readers give them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes.counting import HELD_FROM
from gate_viz.views.scenes.ghosts import ghost_word


def value_texts(frame: Frame, catalogue: Catalogue) -> Mapping[str, str]:
    """Present value of each structure in words, by structure id.

    Parameters
    ----------
    frame : Frame
        What the model says now.
    catalogue : Catalogue
        For texts and the medicines' names.

    Returns
    -------
    Mapping of str to str
        As hover cards and screen readers give it.
    """
    readouts, texts = frame.readouts, catalogue.texts

    def say(key: str, **values: object) -> str:
        return texts.get(f"scene.value.{key}", **values)

    def decimal(value: float) -> str:
        return QLocale().toString(value, "f", 1)

    def percent(readout: str) -> int:
        return round(100 * readouts[readout])

    def with_medicines(text: str, *targets: str) -> str:
        held = [
            say("held", name=catalogue.controls[plug.drug_id].name, value=round(100 * plug.share))
            for plug in frame.plugs
            if plug.target in targets and plug.share > HELD_FROM
        ]
        return say("between").join([text, *held])

    gate = say("gate", value=percent("gate_opening"))
    if frame.ghost is not GhostKind.NONE:
        other = {"ghost": ghost_word(frame, texts), "ghost_value": round(100 * frame.ghost_readouts["gate_opening"])}
        gate = say("gate_with_ghost", value=percent("gate_opening"), **other)
    values = {
        "stage": gate,
        "gate": gate,
        "body": say("body", **{id_: round(100 * frame.acting_values.get(id_, 0.0)) for id_ in ("injury", "touch")}),
        "first_nerve": say(
            "rates",
            sent=round(readouts["signal_in"]),
            adelta=round(readouts["adelta_fibre_hz"]),
            c=round(readouts["c_fibre_hz"]),
        ),
        "second_nerve": say("rate", value=round(readouts["projection_hz"])),
        "touch_nerve": say("rate", value=round(readouts["abeta_hz"])),
        "interneuron": say("rate", value=round(readouts["interneuron_hz"])),
        "descending": say("descending", value=decimal(readouts["descending_drive"])),
        "cleft": say(
            "cleft",
            glutamate=decimal(readouts["cleft_glutamate"]),
            substance_p=decimal(readouts["cleft_substance_p"]),
        ),
        "endorphins": say("level", value=decimal(readouts["cleft_endorphin"])),
        "microglia": say("awake", value=percent("microglia")),
        "ampa": say("drive", value=percent("ampa_drive")),
        "nk1": say("drive", value=percent("nk1_drive")),
        "nmda": with_medicines(
            say("pores", open=percent("nmda_open"), block=percent("nmda_magnesium_block")),
            "nmda_pore",
            "nmda_magnesium",
        ),
        "gaba_a": with_medicines(say("receptors", value=round(100 * readouts["gaba_receptors"])), "gaba_a"),
        "alpha2_first": say("brake", value=percent("alpha2_brake")),
        "alpha2_second": say("brake", value=percent("alpha2_brake")),
        "ht1": say("brake", value=percent("ht1_brake")),
        "ht3": with_medicines(say("pushes", value=percent("ht3_facilitation")), "ht3"),
        "d2": say("brake", value=percent("d2_brake")),
        "mu_first": with_medicines(say("brake", value=percent("opioid_first_nerve")), "mu_opioid"),
        "mu_second": with_medicines(say("brake", value=percent("opioid_second_nerve")), "mu_opioid"),
        "mu_interneuron": with_medicines(say("pushes", value=percent("opioid_interneuron")), "mu_opioid"),
        "sodium_channel": with_medicines(
            say("let_through", value=round(100 - 100 * readouts["sodium_block"])), "sodium_channel"
        ),
    }
    for pump, transmitter in (("sert", "serotonin"), ("net", "norepinephrine")):
        free = round(100 * (1 - readouts[f"{pump}_occupancy"]))
        stays = decimal(readouts[f"clearance_time_{transmitter}"])
        values[pump] = with_medicines(say("pumps", free=free, time=stays), pump)
    return values
