"""Present values of the pump's structures in words, as hover cards and screen readers give them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale

from gate_viz.content.catalogue import Catalogue
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes.counting import HELD_FROM, half_up
from gate_viz.views.scenes.ghosts import ghost_word
from gate_viz.views.scenes.pump_picture import COLUMNS, PumpPicture, pump_picture

SUPPLY = (
    "tryptophan", "tyrosine", "protein", "iron", "folate", "calcium", "magnesium_status", "vitamin_b6", "zinc",
    "vitamin_c", "copper", "glutamine",
)  # fmt: skip


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
    picture, readouts = pump_picture(frame), frame.readouts

    def say(key: str, **values: object) -> str:
        return catalogue.texts.get(f"pump.value.{key}", **values)

    def percent(readout: str) -> int:
        return half_up(100 * readouts[readout])

    supply = {id_: say("supply", value=half_up(100 * frame.acting_values.get(id_, 1.0))) for id_ in SUPPLY}
    stations = {id_: say("works", value=half_up(100 * each.light)) for id_, each in picture.stations.items()}
    stores = {
        "serotonin_vesicles": say("store", value=percent("store_serotonin")),
        "dopamine_vesicles": say("store", value=percent("store_dopamine")),
        "norepinephrine_vesicles": say("store", value=percent("store_norepinephrine")),
        "interneuron_gaba": say("store", value=percent("store_gaba")),
        "melatonin": say("melatonin", value=percent("melatonin"), sleep=percent("sleep_quality")),
    }
    return {
        **supply,
        **stations,
        **stores,
        **_receptors(frame, catalogue),
        "pump_cleft": say("cleft", **{id_: percent(f"cleft_{id_}") for id_ in (*COLUMNS, "dopamine")}),
        "made_and_kept": _tanks(picture, catalogue),
        "pump_effect": _effect(frame, catalogue),
        "gluten": say("gluten", value=half_up(100 * picture.gluten[0]), taken=half_up(100 * picture.gluten[1])),
        "sex_hormones": say("hormones", estrogen=percent("estrogen_level"), testosterone=percent("testosterone_level")),
    }


def _receptors(frame: Frame, catalogue: Catalogue) -> dict[str, str]:
    texts, readouts = catalogue.texts, frame.readouts

    def with_medicines(text: str, target: str) -> str:
        held = [
            texts.get("pump.value.held", name=catalogue.controls[plug.drug_id].name, value=half_up(100 * plug.share))
            for plug in frame.plugs
            if plug.target == target and plug.share > HELD_FROM
        ]
        return texts.get("pump.value.between").join([text, *held])

    values = {
        "alpha2_second": texts.get("pump.value.brake", value=half_up(100 * readouts["alpha2_brake"])),
        "ht1": texts.get("pump.value.brake", value=half_up(100 * readouts["ht1_brake"])),
        "ht3": with_medicines(texts.get("pump.value.push", value=half_up(100 * readouts["ht3_facilitation"])), "ht3"),
    }
    for transmitter, target in COLUMNS.items():
        free = half_up(100 * (1 - readouts[f"{target}_occupancy"]))
        stays = QLocale().toString(readouts[f"clearance_time_{transmitter}"], "f", 1)
        values[target] = with_medicines(texts.get("pump.value.pumps", free=free, time=stays), target)
    return values


def _tanks(picture: PumpPicture, catalogue: Catalogue) -> str:
    texts = catalogue.texts
    told = [
        texts.get(
            "pump.value.tank",
            name=texts.get(f"pump.{transmitter}"),
            made=half_up(100 * tank.made),
            sent=half_up(100 * tank.sent),
            kept=half_up(100 * tank.kept),
            level=tank.percent,
        )
        for transmitter, tank in picture.tanks.items()
    ]
    if not all(tank.settled for tank in picture.tanks.values()):
        told.append(texts.get("pump.value.settling"))
    return texts.get("pump.value.and").join(told)


def _effect(frame: Frame, catalogue: Catalogue) -> str:
    def parts(readouts: Mapping[str, float]) -> tuple[int, int]:
        brakes = readouts["alpha2_brake"] + readouts["ht1_brake"]
        return half_up(100 * brakes), half_up(100 * readouts["ht3_facilitation"])

    brakes, push = parts(frame.readouts)
    if frame.ghost is GhostKind.NONE:
        return catalogue.texts.get("pump.value.effect", brakes=brakes, push=push)
    ghost_brakes, ghost_push = parts(frame.ghost_readouts)
    return catalogue.texts.get(
        "pump.value.effect_with_ghost",
        brakes=brakes,
        push=push,
        ghost=ghost_word(frame, catalogue.texts),
        ghost_brakes=ghost_brakes,
        ghost_push=ghost_push,
    )
