"""The model's arrows that can be weighted, and how a strength scales an arrow's departure from rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic

from gate_viz.model.maths import Number


@dataclass(frozen=True, slots=True)
class LinkTerm:
    """What travels along one arrow: ``meaning`` in words, in ``unit``."""

    unit: str
    meaning: str


LINK_TERMS: Mapping[str, LinkTerm] = {
    # from the stimulus
    "injury_first_nerve": LinkTerm("1", "injury that the C and A-delta fibres answer to"),
    "touch_interneuron": LinkTerm("Hz", "A-beta drive on the inhibitory interneuron"),
    "touch_excitatory": LinkTerm("Hz", "A-beta drive on the excitatory cell, as far as it is unmasked"),
    "touch_projection": LinkTerm("Hz", "A-beta drive on the projection neuron"),
    # on the first nerve
    "glutamate_release": LinkTerm("× typical", "glutamate in each release of the first nerve"),
    "substance_p_release": LinkTerm("× typical", "substance P in each release of the first nerve"),
    "sodium_block": LinkTerm("1", "share of the first nerve's spikes that get through"),
    "alpha2_first_nerve": LinkTerm("1", "alpha-2 activity on the first nerve's ending"),
    "ht1_first_nerve": LinkTerm("1", "5-HT1 activity on the first nerve's ending"),
    "opioid_first_nerve": LinkTerm("1", "mu effect on the first nerve's ending"),
    "amygdala_muscle": LinkTerm("1", "arousal that tightens muscle and so drives C fibres"),
    # on the interneuron, and what its GABA does
    "alpha2_interneuron": LinkTerm("1", "alpha-2 activity behind the descending drive on the interneuron"),
    "ht1_interneuron": LinkTerm("1", "5-HT1 activity behind the descending drive on the interneuron"),
    "opioid_interneuron": LinkTerm("1", "mu effect on the interneuron"),
    "gaba_projection": LinkTerm("× typical", "strength of GABA-A on the projection neuron"),
    "gaba_excitatory": LinkTerm("× typical", "strength of GABA-A on the excitatory cell"),
    "gaba_amygdala": LinkTerm("× typical", "strength of GABA-A in the amygdala"),
    "gaba_potentiation": LinkTerm("1", "share that GABA-A modulators add to each GABA effect"),
    # on the projection neuron
    "alpha2_projection": LinkTerm("1", "alpha-2 activity on the projection neuron"),
    "ht1_projection": LinkTerm("1", "5-HT1 activity on the projection neuron"),
    "ht3_facilitation": LinkTerm("1", "5-HT3 activity on the projection neuron"),
    "d2_projection": LinkTerm("1", "D2 activity on the projection neuron"),
    "opioid_second_nerve": LinkTerm("1", "mu effect on the projection neuron"),
    "amygdala_projection": LinkTerm("1", "arousal that lowers the projection neuron's threshold"),
    "nmda_pore_block": LinkTerm("1", "load of pore blockers on the NMDA channel"),
    "nmda_magnesium": LinkTerm("× typical", "magnesium that plugs the NMDA pore with the voltage"),
    "nmda_shared_site": LinkTerm("1", "load of added magnesium on the pore blockers' own site"),
    # pumps, endorphins and the brainstem
    "sert_block": LinkTerm("1", "factor by which blockers raise the serotonin pump's half-speed level"),
    "net_block": LinkTerm("1", "factor by which blockers raise the norepinephrine pump's half-speed level"),
    "endorphin_tone": LinkTerm("1", "load of endorphin on the opioid receptors"),
    "opioid_disinhibition": LinkTerm("1", "mu effect that frees the periaqueductal grey from its own brake"),
    # sensitisation
    "sensitisation_nmda": LinkTerm("1", "sensitisation that raises NMDA current"),
    "sensitisation_gaba": LinkTerm("1", "sensitisation that weakens GABA"),
    "sensitisation_ht3": LinkTerm("1", "sensitisation that raises 5-HT3 activity"),
    "sensitisation_touch": LinkTerm("1", "sensitisation that unmasks touch"),
    "sensitisation_ampa": LinkTerm("1", "sensitisation that raises AMPA current"),
    # threat and the loop through the brain
    "threat_amygdala": LinkTerm("1", "threat that the amygdala answers to"),
    "pain_amygdala": LinkTerm("1", "pain signal that the amygdala answers to"),
    "pain_pag": LinkTerm("1", "pain signal that the periaqueductal grey answers to"),
    "amygdala_pag": LinkTerm("1", "arousal that takes drive from the periaqueductal grey"),
}

LINK_IDS: tuple[str, ...] = tuple(LINK_TERMS)


@dataclass(frozen=True)
class LinkWeights(Generic[Number]):
    """How each link's raw value becomes the term that enters the equations.

    Attributes
    ----------
    strengths
        Share of its departure from rest that a link passes on, 0–1 [1]; 1 where not named.
    rest
        Raw value of each link's term in the healthy resting person [its unit].
    held
        Terms that are fixed whatever the raw value is [its unit].
    """

    strengths: Mapping[str, float]
    rest: Mapping[str, float]
    held: Mapping[str, Number]

    def weigh(self, link_id: str) -> Callable[[Number], Number]:
        """Return the function from a link's raw value to its term.

        Notes
        -----
        term = rest + strength · (raw − rest), so the healthy resting person is the same whatever the strengths are.
        """
        if link_id in self.held:
            held = self.held[link_id]
            return lambda _raw: held
        strength = self.strengths.get(link_id, 1.0)
        if strength == 1.0:
            return lambda raw: raw
        rest = self.rest[link_id]
        return lambda raw: rest + strength * (raw - rest)
