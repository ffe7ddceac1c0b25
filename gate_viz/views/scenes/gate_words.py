"""The gate's words: where each label and number stands, and what a structure says when it is pointed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Lens
from gate_viz.content.texts import Texts
from gate_viz.session.frame import Frame, GhostKind
from gate_viz.views.scenes.gate_layout import HEIGHT, GateLayout, Place
from gate_viz.views.scenes.gate_picture import HELD_FROM, GatePicture
from gate_viz.views.scenes.gate_spikes import SPIKES_PER_MARK, spikes_per_mark
from gate_viz.views.theme import Theme, font

MARGIN = 28.0
"""From a label in a corner to the stage's edge [design units]."""
GATE_BAR = 352.0
"""Length of the bar that shows the gate [design units]."""


class Align(Enum):
    """Which part of a label its x names."""

    LEFT = 0.0
    MIDDLE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: baseline at ``y``; ``size_px`` is the height of the em."""

    id: str
    text: str
    x: float
    y: float
    size_px: float
    weight: int
    role: str
    align: Align = Align.LEFT
    tabular: bool = False

    def rect(self) -> QRectF:
        """Box that the words fill [px]."""
        metrics = QFontMetricsF(font(self.size_px, self.weight, tabular=self.tabular))
        width = metrics.horizontalAdvance(self.text)
        return QRectF(
            self.x - self.align.value * width, self.y - metrics.capHeight() * 1.02, width, metrics.capHeight() * 1.3
        )


def paint_label(painter: QPainter, label: Label, theme: Theme) -> None:
    """Draw a label.

    Parameters
    ----------
    painter : QPainter
        An active painter in device pixels.
    label : Label
        Words and place.
    theme : Theme
        Colours by role.
    """
    chosen = font(label.size_px, label.weight, tabular=label.tabular)
    painter.setFont(chosen)
    painter.setPen(theme.colour(label.role))
    x = label.x
    if label.align is not Align.LEFT:
        x -= label.align.value * QFontMetricsF(chosen).horizontalAdvance(label.text)
    painter.drawText(QPointF(x, label.y), label.text)


class _Writer:
    """Collects labels given in design units."""

    def __init__(self, layout: GateLayout) -> None:
        self.layout = layout
        self.labels: list[Label] = []

    def add(
        self,
        id_: str,
        text: str,
        x: float,
        y: float,
        size: float,
        weight: int,
        role: str,
        align: Align = Align.LEFT,
        *,
        tabular: bool = False,
    ) -> Label:
        at = self.layout.point(x, y)
        label = Label(id_, text, at.x(), at.y(), self.layout.text_px(size), weight, role, align, tabular)
        self.labels.append(label)
        return label


def standing_labels(layout: GateLayout, texts: Texts, *, touch_active: bool, mu_held: bool) -> tuple[Label, ...]:
    """Labels that stay where they are: they belong to the background.

    Parameters
    ----------
    layout : GateLayout
        The stage's layout.
    texts : Texts
        The words.
    touch_active : bool
        Whether the touch nerve is lit.
    mu_held : bool
        Whether something sits on the mu receptors, which are named only then.

    Returns
    -------
    tuple of Label
        In device pixels.
    """
    writer = _Writer(layout)

    def say(key: str) -> str:
        return texts.get(f"scene.{key}")

    left, right = layout.left + MARGIN, layout.right - MARGIN
    writer.add("first_nerve", say("first_nerve"), left, 536, 26, 600, "ink")
    # On a narrow stage the label would meet the cell: it goes down into the room that such a stage has.
    lower = min(58.0, 0.75 * (layout.bottom - HEIGHT))
    writer.add("second_nerve", say("second_nerve"), right, 536 + lower, 26, 600, "ink", Align.RIGHT)
    writer.add("interneuron", say("interneuron"), 462, 186, 23, 500, "word_interneuron")
    writer.add("touch_nerve", say("touch_nerve"), 238, 616, 22, 500, "word_touch" if touch_active else "dim")
    _add_from_the_brain(writer, texts)
    if layout.shows_secondary:
        _add_receptor_names(writer, texts, mu_held=mu_held)
        if names_spinal_cord(layout):
            writer.add("spinal_cord", say("spinal_cord"), layout.left + 124, layout.top + 131, 21, 500, "dim")
    return tuple(writer.labels)


BRAIN_LIST = ("norepinephrine", "serotonin", "dopamine")


def brain_list_place(layout: GateLayout, row: int) -> tuple[float, float]:
    """Where a row of the list of the brain's transmitters begins: its baseline [design units]."""
    size = layout.text_px(22) / layout.scale
    # The longest name takes about nine ems, its shape included.
    x = min(max(1318.0, layout.right - 246), layout.right - 12 - 8.8 * size)
    return x, layout.top + 50 + max(31.0, 1.45 * size) * (row + 1)


def names_spinal_cord(layout: GateLayout) -> bool:
    """Whether there is room for the small body's label beside the touch nerve's ending."""
    return layout.shows_secondary and (layout.left <= 16 or layout.top < -60)


def _add_from_the_brain(writer: _Writer, texts: Texts) -> None:
    layout = writer.layout
    x, _ = brain_list_place(layout, 0)
    writer.add("from_the_brain", texts.get("scene.from_the_brain"), x, layout.top + 48, 26, 600, "ink")
    for row, id_ in enumerate(BRAIN_LIST):
        x, y = brain_list_place(layout, row)
        writer.add(id_, texts.get(f"scene.{id_}"), x + 32, y, 22, 500, "soft")


def _add_receptor_names(writer: _Writer, texts: Texts, *, mu_held: bool) -> None:
    middle = Align.MIDDLE
    places = [
        ("ampa", 914, 319, Align.LEFT),
        ("nk1", 918, 594, Align.LEFT),
        ("nmda", 944, 447, Align.LEFT),
        ("gaba_a", 984, 305, Align.LEFT),
        ("alpha2_second", 1090, 305, middle),
        ("ht3", 1158, 305, middle),
        ("d2", 1211, 320, middle),
        ("alpha2_first", 566, 326, middle),
        ("ht1", 612, 348, middle),
    ]
    if mu_held:
        places += [("mu_first", 494, 338, middle), ("mu_second", 1015, 588, middle)]
    for id_, x, y, align in places:
        word = texts.get(f"scene.{id_.removesuffix('_first').removesuffix('_second')}")
        writer.add(id_, word, x, y, 20, 500, "on_nerve", align)


def number_labels(layout: GateLayout, picture: GatePicture, frame: Frame, catalogue: Catalogue) -> tuple[Label, ...]:
    """Numbers and the legend: what changes with the Frame.

    Parameters
    ----------
    layout : GateLayout
        The stage's layout.
    picture : GatePicture
        What is shown.
    frame : Frame
        For lens and speed.
    catalogue : Catalogue
        The words, and the medicines' names.

    Returns
    -------
    tuple of Label
        In device pixels.
    """
    writer, texts = _Writer(layout), catalogue.texts
    left, right, bottom = layout.left + MARGIN, layout.right - MARGIN, layout.bottom
    sent = writer.add("in", str(picture.in_hz), left, 340, 72, 700, "word_in")
    gap = 0.14 * sent.size_px / layout.scale
    after = left + sent.rect().width() / layout.scale + gap
    writer.add("in_word", texts.get("scene.in"), after, 340, 30, 500, "word_in")
    passed = writer.add("out_word", texts.get("scene.out"), right, 340, 30, 500, "word_out", Align.RIGHT)
    before = right - passed.rect().width() / layout.scale - gap
    writer.add("out", str(picture.out_hz), before, 340, 72, 700, "word_out", Align.RIGHT)
    percent = texts.get("scene.percent", value=picture.gate_percent)
    writer.add("gate_percent", percent, right, bottom - 66, 72, 700, "ink", Align.RIGHT)
    writer.add("gate_open", texts.get("scene.gate_open"), right - GATE_BAR, bottom - 66, 26, 600, "ink")
    if picture.ghost is not GhostKind.NONE:
        ghost_x = right - GATE_BAR + GATE_BAR * min(picture.ghost_percent, 100) / 100 + 12
        writer.add("ghost", ghost_word(frame, texts), min(ghost_x, right - 96), bottom - 14, 18, 400, "dim")
    _add_legend(writer, picture, frame, texts)
    for row, drug_id in enumerate(named_medicines(layout, frame)):
        x, y = _medicine_place(layout, row)
        drug = catalogue.drugs[drug_id]
        label = writer.add(f"medicine_{row}", drug.control.name, x + MEDICINE_ICON + 10, y, 20, 500, "ink")
        if label.rect().right() > layout.width - 8 * layout.pixel:
            writer.labels[-1] = replace(label, text=drug.class_name)
    return tuple(writer.labels)


MEDICINE_ICON = 34.0
"""Side of a medicine's picture in the list of what is taken [design units]."""


def named_medicines(layout: GateLayout, frame: Frame) -> tuple[str, ...]:
    """Ids of the medicines that hold something, as far as there is room to name them on the stage.

    Parameters
    ----------
    layout : GateLayout
        The stage's layout.
    frame : Frame
        For what is taken.

    Returns
    -------
    tuple of str
        In the order of the Frame's plugs.
    """
    held = dict.fromkeys(plug.drug_id for plug in frame.plugs if plug.share > HELD_FROM)
    _, first = _medicine_place(layout, 0)
    _, second = _medicine_place(layout, 1)
    room = max(0, int((OUT_NUMBER_TOP - first) / (second - first)) + 1)
    return tuple(held)[:room]


OUT_NUMBER_TOP = 272.0
"""Height above which the list of medicines ends: below it is the number of spikes that pass [design units]."""


def _medicine_place(layout: GateLayout, row: int) -> tuple[float, float]:
    x, last = brain_list_place(layout, len(BRAIN_LIST) - 1)
    step = max(40.0, 1.7 * layout.text_px(20) / layout.scale)
    return x - 6, last + 20 + step * (row + 0.7)


def medicine_rows(layout: GateLayout, frame: Frame) -> tuple[tuple[str, Place], ...]:
    """Pictures beside the names of the medicines: glyph and place.

    Parameters
    ----------
    layout : GateLayout
        The stage's layout.
    frame : Frame
        For what is taken.

    Returns
    -------
    tuple of (str, Place)
        One for each row [design units].
    """
    glyphs = {plug.drug_id: plug.glyph for plug in frame.plugs}
    rows = []
    for row, drug_id in enumerate(named_medicines(layout, frame)):
        x, y = _medicine_place(layout, row)
        rows.append((glyphs[drug_id], Place(x + MEDICINE_ICON / 2, y - 7, MEDICINE_ICON / 100)))
    return tuple(rows)


def ghost_word(frame: Frame, texts: Texts) -> str:
    """Name of what the outline beside the gate bar stands for."""
    if frame.ghost is GhostKind.HELD:
        return texts.get("scene.ghost_held")
    return texts.get(f"scene.ghost_{(Lens.EVIDENCE if frame.lens is Lens.ARTICLE else Lens.ARTICLE).value}")


def _add_legend(writer: _Writer, picture: GatePicture, frame: Frame, texts: Texts) -> None:
    layout = writer.layout
    speed = frame.controls.speed
    if spikes_per_mark(speed) == SPIKES_PER_MARK:
        mark = texts.get("scene.legend.mark_ten")
    else:
        mark = texts.get("scene.legend.mark_one", times=round(1 / speed))
    between = texts.get("scene.legend.between")
    dots = texts.get("scene.legend.dots")
    lines = [between.join((dots, mark))]
    if layout.shows_secondary:
        lines = [
            between.join((mark, texts.get("scene.legend.full" if picture.full else "scene.legend.not_drawn"))),
            between.join((dots, texts.get("scene.legend.jitter"))),
        ]
    for up, line in enumerate(lines):
        writer.add(f"legend_{up}", line, layout.left + MARGIN, layout.bottom - 12 - 21 * up, 16, 400, "dim")


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

    def percent(readout: str) -> int:
        return round(100 * readouts[readout])

    def with_medicines(text: str, *targets: str) -> str:
        held = [
            say("held", name=catalogue.drugs[plug.drug_id].control.name, value=round(100 * plug.share))
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
        "body": "",
        "first_nerve": say(
            "rates",
            sent=round(readouts["signal_in"]),
            adelta=round(readouts["adelta_fibre_hz"]),
            c=round(readouts["c_fibre_hz"]),
        ),
        "second_nerve": say("rate", value=round(readouts["projection_hz"])),
        "touch_nerve": say("rate", value=round(readouts["abeta_hz"])),
        "interneuron": say("rate", value=round(readouts["interneuron_hz"])),
        "descending": say("descending", value=f"{readouts['descending_drive']:.1f}"),
        "cleft": say(
            "cleft",
            glutamate=f"{readouts['cleft_glutamate']:.1f}",
            substance_p=f"{readouts['cleft_substance_p']:.1f}",
        ),
        "ampa": say("drive", value=percent("ampa_drive")),
        "nk1": say("drive", value=percent("nk1_drive")),
        "nmda": with_medicines(
            say("pores", open=percent("nmda_open"), block=percent("nmda_magnesium_block")),
            "nmda_pore",
            "nmda_magnesium",
        ),
        "gaba_a": with_medicines(say("share", value=round(100 * readouts["gaba_receptors"])), "gaba_a"),
        "alpha2_first": say("brake", value=percent("alpha2_brake")),
        "alpha2_second": say("brake", value=percent("alpha2_brake")),
        "ht1": say("brake", value=percent("ht1_brake")),
        "ht3": say("pushes", value=percent("ht3_facilitation")),
        "d2": say("brake", value=percent("d2_brake")),
        "mu_first": with_medicines(say("brake", value=percent("opioid_first_nerve")), "mu_opioid"),
        "mu_second": with_medicines(say("brake", value=percent("opioid_second_nerve")), "mu_opioid"),
        "mu_interneuron": with_medicines(say("brake", value=percent("opioid_interneuron")), "mu_opioid"),
        "sodium_channel": with_medicines(
            say("share", value=round(100 - 100 * readouts["sodium_block"])), "sodium_channel"
        ),
    }
    for pump, transmitter in (("sert", "serotonin"), ("net", "norepinephrine")):
        free = round(100 * (1 - readouts[f"{pump}_occupancy"]))
        stays = f"{readouts[f'clearance_time_{transmitter}']:.1f}"
        values[pump] = with_medicines(say("pumps", free=free, time=stays), pump)
    return values
