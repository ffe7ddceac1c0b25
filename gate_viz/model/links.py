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


MOMENT_TERMS: Mapping[str, LinkTerm] = {
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
    # expectation, attention, mood, inflammation, nerve injury and their medicines
    "expectation_pag": LinkTerm("1", "expectation that turns the periaqueductal grey's drive"),
    "expectation_endorphin": LinkTerm("1", "endorphin that expecting help releases"),
    "attention_pag": LinkTerm("1", "attention that turns the periaqueductal grey's drive"),
    "low_mood_pag": LinkTerm("1", "low mood that turns the periaqueductal grey's drive down"),
    "rvm_facilitation": LinkTerm("1", "brainstem facilitation of the projection neuron"),
    "sleep_pag": LinkTerm("1", "quality of sleep that descending drive rests on"),
    "inflammation_first_nerve": LinkTerm("× typical", "gain that inflammation gives the first nerve"),
    "nerve_injury_first_nerve": LinkTerm("Hz", "C spikes that start in the injured nerve itself"),
    "nerve_injury_gaba": LinkTerm("1", "nerve injury that weakens GABA"),
    "alpha2_delta_release": LinkTerm("1", "share of calcium channels held back from the first nerve's ending"),
    "ht3_block": LinkTerm("1", "load of blockers on the 5-HT3 receptor"),
    "cox_block": LinkTerm("1", "load of blockers on the enzyme that makes prostaglandins"),
    "microglia_gaba": LinkTerm("1", "microglial activity that weakens GABA"),
    "microglia_ampa": LinkTerm("1", "microglial activity that raises AMPA current"),
    "mu_receptor_number": LinkTerm("× typical", "mu receptors that can be reached"),
}

COURSE_TERMS: Mapping[str, LinkTerm] = {
    # exposure to medicines
    "cyp2d6_clearance": LinkTerm("× typical", "CYP2D6 activity that clears medicines"),
    "cyp1a2_clearance": LinkTerm("× typical", "CYP1A2 activity that clears medicines"),
    "p_glycoprotein_barrier": LinkTerm("× typical", "pump activity at the barrier"),
    "active_metabolite": LinkTerm("1", "share of what CYP2D6 clears that goes on working"),
    # supply, stores and sleep
    "tryptophan_serotonin": LinkTerm("× enough", "tryptophan that serotonin is made from"),
    "tyrosine_dopamine": LinkTerm("× enough", "tyrosine that dopamine is made from"),
    "protein_precursors": LinkTerm("× enough", "protein that brings both precursors"),
    "protein_competition": LinkTerm("× typical", "share of tryptophan among what crosses the barrier with it"),
    "iron_synthesis": LinkTerm("× typical", "enzyme speed that iron allows"),
    "magnesium_synthesis": LinkTerm("× typical", "enzyme speed that magnesium allows"),
    "calcium_synthesis": LinkTerm("× typical", "enzyme speed that calcium allows"),
    "vitamin_b6_synthesis": LinkTerm("× typical", "enzyme speed that vitamin B6 allows, monoamines"),
    "folate_synthesis": LinkTerm("× typical", "enzyme speed that folate allows"),
    "vitamin_c_synthesis": LinkTerm("× typical", "speed of the step to norepinephrine that vitamin C allows"),
    "vitamin_c_serotonin": LinkTerm("× typical", "speed of making serotonin that vitamin C allows"),
    "zinc_synthesis": LinkTerm("× typical", "enzyme speed that zinc allows"),
    "copper_synthesis": LinkTerm("× typical", "enzyme speed that copper allows"),
    "glutamine_gaba": LinkTerm("× typical", "glutamate for GABA that glutamine allows"),
    "vitamin_b6_gad": LinkTerm("× typical", "speed of GAD that vitamin B6 allows"),
    "gluten_gad": LinkTerm("1", "share of GAD that gluten takes away"),
    "gad_glutamate": LinkTerm("1", "share of GAD that is missing, so that its glutamate stays"),
    "reuptake_recycling": LinkTerm("1", "share of recycling that blocked pumps lose"),
    "serotonin_melatonin": LinkTerm("× typical", "serotonin that melatonin is made from"),
    "melatonin_sleep": LinkTerm("1", "melatonin that is missing for sleep"),
    "sleep_loss_sleep": LinkTerm("1", "sleep that is lost"),
    "hormone_serotonin": LinkTerm("1", "estrogen that is missing for making serotonin"),
    "testosterone_serotonin": LinkTerm("1", "testosterone that is missing for making serotonin"),
    # adaptation
    "gaba_a_downregulation": LinkTerm("1", "strengthening of GABA-A that makes receptors go"),
    "opioid_tolerance": LinkTerm("1", "share of mu receptors held, as tolerance answers to it"),
    "oih_nmda": LinkTerm("1", "share of mu receptors held, as the NMDA channel answers to it"),
    "oih_gs": LinkTerm("1", "share of mu receptors held, as the turn to Gs answers to it"),
    "oih_glia": LinkTerm("1", "share of mu receptors held, as microglia answer to it"),
    "oih_hormone": LinkTerm("1", "share of mu receptors held, as sex hormones answer to it"),
    "drivers_recovery": LinkTerm("1", "upstream drivers that slow the return from what opioids did"),
    "nmda_sensitisation": LinkTerm("1", "NMDA current with output, which sensitises the cord"),
    "microglia_sensitisation": LinkTerm("1", "microglial activity that sensitises the cord"),
    "vulnerability_sensitisation": LinkTerm("1", "vulnerability to sensitisation"),
    "nerve_injury_microglia": LinkTerm("1", "nerve injury that microglia answer to"),
    "inflammation_microglia": LinkTerm("1", "inflammatory products above rest that microglia answer to"),
    "threat_microglia": LinkTerm("1", "lasting arousal that microglia answer to"),
    "monoamine_mood": LinkTerm("1", "monoamine tone that mood follows"),
    "low_mood_mood": LinkTerm("1", "low mood that pulls mood down"),
    # inflammation
    "infection_cytokines": LinkTerm("1", "infection's share of the cytokine drive"),
    "gut_cytokines": LinkTerm("1", "the gut's share of the cytokine drive"),
    "blood_sugar_cytokines": LinkTerm("1", "blood sugar's share of the cytokine drive"),
    "blood_sugar_nfkb": LinkTerm("1", "blood sugar that drives NF-kB past the receptors"),
    "sleep_cytokines": LinkTerm("1", "missing sleep's share of the cytokine drive"),
    "environment_cytokines": LinkTerm("1", "the environment's share of the cytokine drive"),
    "glutamine_gut": LinkTerm("1", "glutamine above enough that seals the gut lining"),
    "jak_pro": LinkTerm("1", "load of JAK blockers, on the pro-inflammatory programme"),
    "jak_anti": LinkTerm("1", "load of JAK blockers, on the anti-inflammatory programme"),
    "nfkb_pro": LinkTerm("× healthy", "NF-kB's part of the pro-inflammatory drive"),
    "anti_resolution": LinkTerm("× healthy", "anti-inflammatory products that damp the others"),
    "sleep_resolution": LinkTerm("1", "missing sleep that slows the clearing of inflammation"),
    "threat_resolution": LinkTerm("1", "lasting arousal that slows the clearing of inflammation"),
    # migraine
    "gut_trigger": LinkTerm("1", "the gut's share of the migraine trigger"),
    "blood_sugar_trigger": LinkTerm("1", "blood sugar's share of the migraine trigger"),
    "sleep_trigger": LinkTerm("1", "missing sleep's share of the migraine trigger"),
    "threat_trigger": LinkTerm("1", "threat's share of the migraine trigger"),
    "hormone_trigger": LinkTerm("1", "hormone swings' share of the migraine trigger"),
    "kindling": LinkTerm("1", "trigeminal sensitisation that lowers the line of an attack"),
    "cgrp_block": LinkTerm("1", "load of antagonists on CGRP and its receptor"),
    "cgrp_antagonist_release": LinkTerm("1", "load of CGRP antagonists, on the release of CGRP"),
    "triptan_release": LinkTerm("1", "load at 5-HT1B and 5-HT1D, on the release of CGRP"),
    "magnesium_status_cgrp": LinkTerm("1", "magnesium above or under enough, on the release of CGRP"),
}

LINK_TERMS: Mapping[str, LinkTerm] = {**MOMENT_TERMS, **COURSE_TERMS}
MOMENT_LINK_IDS: tuple[str, ...] = tuple(MOMENT_TERMS)
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
