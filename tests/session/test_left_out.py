from __future__ import annotations

from gate_viz.content.catalogue import Catalogue
from gate_viz.content.records import Grade, Lens
from gate_viz.session.left_out import WhyLeftOut, links_left_out


def test_a_link_without_weight_is_left_out_where_the_evidence_speaks(catalogue: Catalogue) -> None:
    left_out = {link.id: link.why for link in links_left_out(catalogue, Lens.EVIDENCE)}
    assert left_out == {"opioid_interneuron": WhyLeftOut.NO_WEIGHT, "oih_gs": WhyLeftOut.NO_WEIGHT}


def test_a_link_that_is_not_told_is_left_out_where_the_articles_speak(catalogue: Catalogue) -> None:
    left_out = {link.id: link.why for link in links_left_out(catalogue, Lens.ARTICLE)}
    assert left_out == {"opioid_disinhibition": WhyLeftOut.NOT_TOLD, "active_metabolite": WhyLeftOut.NOT_TOLD}


def test_what_is_switched_off_is_told_as_that_and_with_its_grade(catalogue: Catalogue) -> None:
    links = links_left_out(catalogue, Lens.EVIDENCE, ["opioid_interneuron", "company_endorphin_release"])
    assert [(link.id, link.grade, link.why) for link in links if link.why is WhyLeftOut.SWITCHED_OFF] == [
        ("opioid_interneuron", Grade.LIMITED, WhyLeftOut.SWITCHED_OFF),
        ("company_endorphin_release", Grade.LIMITED, WhyLeftOut.SWITCHED_OFF),
    ]
