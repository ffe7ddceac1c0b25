"""The constants of the layer of hours to months."""

from __future__ import annotations

from dataclasses import dataclass

from gate_viz.model.provenance import CHOSEN, DERIVED, MEMORY, SEROTONIN_MODELS, TEACHING, constant


@dataclass(frozen=True)
class SlowParameters:
    """Exposure, supply, adaptation, inflammation, migraine; every field carries its provenance as metadata."""

    # Exposure
    barrier_time_constant_d: float = constant(
        0.35, "d", (0.0, 2.0), CHOSEN, TEACHING, "brain following the blood for what P-glycoprotein fully holds back"
    )
    smoking_cyp1a2: float = constant(
        0.9, "1", (0.0, 2.0), f"Augustin 2018; Knadler 2011; {CHOSEN}", DERIVED, "share by which smoking raises CYP1A2"
    )

    # Supply and stores
    tryptophan_uM: float = constant(
        20.0, "µM", (5.0, 80.0), SEROTONIN_MODELS, DERIVED, "tryptophan where serotonin is made, enough"
    )
    tryptophan_half_uM: float = constant(
        40.0, "µM", (10.0, 150.0), SEROTONIN_MODELS, DERIVED, "tryptophan at which the enzyme runs at half speed"
    )
    tryptophan_inhibition_uM: float = constant(
        1000.0, "µM", (100.0, 5000.0), SEROTONIN_MODELS, DERIVED, "tryptophan that slows the enzyme again"
    )
    tyrosine_uM: float = constant(
        126.0, "µM", (30.0, 400.0), f"Best 2009 ({MEMORY})", DERIVED, "tyrosine where dopamine is made, enough"
    )
    tyrosine_half_uM: float = constant(
        46.0, "µM", (10.0, 150.0), f"Best 2009 ({MEMORY})", DERIVED, "tyrosine at which the enzyme runs at half speed"
    )
    tyrosine_inhibition_uM: float = constant(
        160.0, "µM", (50.0, 1000.0), f"Best 2009 ({MEMORY})", DERIVED, "tyrosine that slows the enzyme again"
    )
    cofactor_half: float = constant(
        0.25, "× enough", (0.02, 1.0), CHOSEN, TEACHING, "cofactor at which an enzyme runs at half its greatest speed"
    )
    protein_competition_share: float = constant(
        0.5,
        "1",
        (0.0, 1.0),
        CHOSEN,
        TEACHING,
        "how far protein beyond enough crowds tryptophan out at the barrier",
    )
    hormone_serotonin_share: float = constant(
        0.8,
        "1",
        (0.0, 0.95),
        CHOSEN,
        TEACHING,
        "share of serotonin synthesis that goes without estrogen, as the article tells it",
    )
    testosterone_serotonin_share: float = constant(
        0.3, "1", (0.0, 0.95), CHOSEN, TEACHING, "share of serotonin synthesis that goes without testosterone"
    )
    gluten_gad_share: float = constant(
        0.35, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of GAD that full gluten takes away, as the article tells it"
    )
    gad_glutamate_share: float = constant(
        0.3, "1", (0.0, 1.0), CHOSEN, TEACHING, "glutamate that wholly missing GAD leaves over, over the typical"
    )
    fill_half: float = constant(
        0.5, "1", (0.1, 3.0), CHOSEN, TEACHING, "synthesis at which vesicles are half as full as they can be"
    )
    serotonin_recycling: float = constant(
        3.0,
        "1",
        (0.0, 10.0),
        CHOSEN,
        TEACHING,
        "synthesis that a wholly blocked SERT must make good for lost recycling",
    )
    norepinephrine_recycling: float = constant(0.5, "1", (0.0, 10.0), CHOSEN, TEACHING, "the same for NET")
    monoamine_store_time_constant_d: float = constant(
        0.75, "d", (0.1, 5.0), CHOSEN, TEACHING, "filling of the monoamine stores"
    )
    gaba_store_time_constant_d: float = constant(
        0.5, "d", (0.1, 5.0), CHOSEN, TEACHING, "filling of GABA's and glutamate's stores"
    )

    # Sleep
    sleep_loss_share: float = constant(
        0.8, "1", (0.0, 0.95), CHOSEN, TEACHING, "share of good sleep that full sleep loss takes away"
    )
    melatonin_sleep_share: float = constant(
        0.3, "1", (0.0, 0.95), CHOSEN, TEACHING, "share of good sleep that goes without melatonin"
    )
    sleep_time_constant_d: float = constant(1.0, "d", (0.25, 5.0), CHOSEN, TEACHING, "quality of sleep")

    # GABA-A receptors and opioids
    gaba_a_loss: float = constant(
        0.84, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of GABA-A receptors that the strongest modulator makes go"
    )
    gaba_a_loss_half: float = constant(
        0.8, "1", (0.05, 2.0), CHOSEN, TEACHING, "strengthening at which half of these go"
    )
    gaba_a_loss_time_constant_d: float = constant(10.0, "d", (2.0, 60.0), CHOSEN, TEACHING, "receptors going")
    gaba_a_return_time_constant_d: float = constant(10.0, "d", (2.0, 90.0), CHOSEN, TEACHING, "receptors coming back")
    tolerance_share: float = constant(
        1.448, "1", (0.0, 3.0), CHOSEN, TEACHING, "tolerance to a wholly held receptor, before it saturates"
    )
    tolerance_half: float = constant(
        0.493, "1", (0.1, 10.0), CHOSEN, TEACHING, "how tolerance saturates with the share of receptors held"
    )
    tolerance_time_constant_d: float = constant(
        5.0, "d", (1.0, 40.0), f"{CHOSEN} (rat half-time 26 h, Ekblom 1993)", TEACHING, "tolerance building"
    )
    tolerance_return_time_constant_d: float = constant(8.0, "d", (1.0, 60.0), CHOSEN, TEACHING, "tolerance fading")
    gs_share_max: float = constant(
        0.36, "1", (0.0, 1.0), CHOSEN, TEACHING, "share of receptors turned to Gs where all are held"
    )
    gs_time_constant_d: float = constant(21.0, "d", (3.0, 90.0), CHOSEN, TEACHING, "the turn from Gi to Gs and back")
    opioid_nmda_gain: float = constant(
        1.3, "1", (0.0, 5.0), CHOSEN, TEACHING, "what opioids on every receptor add to the NMDA gain"
    )
    opioid_nmda_time_constant_d: float = constant(
        14.0, "d", (2.0, 90.0), CHOSEN, TEACHING, "that gain building and fading"
    )
    opioid_hormone_loss: float = constant(
        0.6, "1", (0.0, 0.95), CHOSEN, TEACHING, "share of sex hormones lost with opioids on every receptor"
    )
    drivers_recovery: float = constant(
        0.5,
        "1",
        (0.0, 3.0),
        CHOSEN,
        TEACHING,
        "how far all upstream drivers together slow the return from what opioids did, as the article tells it",
    )
    hormone_time_constant_d: float = constant(14.0, "d", (2.0, 90.0), CHOSEN, TEACHING, "sex hormones")

    # Microglia
    microglia_rest: float = constant(0.05, "1", (0.01, 0.3), CHOSEN, TEACHING, "microglial activity of a healthy cord")
    microglia_max: float = constant(0.95, "1", (0.3, 1.0), CHOSEN, TEACHING, "what can be added to it")
    opioid_microglia: float = constant(
        1.05, "1", (0.0, 5.0), CHOSEN, TEACHING, "opioids on every receptor, as microglia answer to them"
    )
    inflammation_microglia: float = constant(
        0.06, "1", (0.0, 1.0), CHOSEN, TEACHING, "each healthy amount of inflammatory products, likewise"
    )
    nerve_injury_microglia: float = constant(0.4, "1", (0.0, 5.0), CHOSEN, TEACHING, "full nerve injury, likewise")
    arousal_microglia: float = constant(0.15, "1", (0.0, 5.0), CHOSEN, TEACHING, "full arousal, likewise")
    microglia_time_constant_d: float = constant(
        12.0, "d", (1.0, 60.0), CHOSEN, TEACHING, "microglia waking and resting"
    )

    # Central sensitisation
    sensitisation_max: float = constant(
        0.84, "1", (0.3, 1.0), CHOSEN, TEACHING, "sensitisation under the strongest drive"
    )
    sensitisation_half: float = constant(
        0.2, "1", (0.001, 0.5), CHOSEN, TEACHING, "drive for half of that, at middling vulnerability"
    )
    sensitisation_cooperativity: float = constant(
        2.0,
        "1",
        (1.0, 4.0),
        f"{CHOSEN} (calcium acts on its kinase together)",
        TEACHING,
        "power of NMDA current in what sensitises the cord",
    )
    sensitisation_hill: float = constant(3.0, "1", (1.0, 4.0), CHOSEN, TEACHING, "steepness of sensitisation")
    vulnerability_span: float = constant(
        4.0,
        "1",
        (1.0, 20.0),
        CHOSEN,
        TEACHING,
        "drive that the hardiest person needs over what the most vulnerable needs",
    )
    microglia_sensitisation: float = constant(
        0.8, "1", (0.0, 1.0), CHOSEN, TEACHING, "drive that fully active microglia add"
    )
    sensitisation_rise_time_constant_d: float = constant(
        24.0, "d", (2.0, 90.0), CHOSEN, TEACHING, "sensitisation building"
    )
    sensitisation_fall_time_constant_d: float = constant(
        8.0, "d", (1.0, 60.0), CHOSEN, TEACHING, "sensitisation fading"
    )

    # Mood
    mood_half: float = constant(1.0, "× typical", (0.2, 5.0), CHOSEN, TEACHING, "monoamine for half its say in mood")
    low_mood_share: float = constant(
        0.6, "1", (0.0, 0.95), CHOSEN, TEACHING, "share of mood that full low mood takes away"
    )
    mood_time_constant_d: float = constant(12.0, "d", (3.0, 40.0), CHOSEN, TEACHING, "each of mood's two stages")

    # Inflammation
    cytokine_rest: float = constant(0.05, "1", (0.005, 0.3), CHOSEN, TEACHING, "cytokine drive of a healthy person")
    infection_drive: float = constant(0.95, "1", (0.0, 3.0), CHOSEN, TEACHING, "full infection's cytokine drive")
    gut_drive: float = constant(0.3, "1", (0.0, 3.0), CHOSEN, TEACHING, "wholly leaky gut's cytokine drive")
    blood_sugar_drive: float = constant(0.15, "1", (0.0, 3.0), CHOSEN, TEACHING, "high blood sugar's cytokine drive")
    sleep_drive: float = constant(0.2, "1", (0.0, 3.0), CHOSEN, TEACHING, "wholly missing sleep's cytokine drive")
    environment_drive: float = constant(
        0.2, "1", (0.0, 3.0), CHOSEN, TEACHING, "a full environmental load's cytokine drive"
    )
    cytokine_half: float = constant(
        0.5, "1", (0.05, 5.0), CHOSEN, TEACHING, "cytokine drive that holds half of the receptors"
    )
    nfkb_share: float = constant(
        0.3, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of the pro-inflammatory drive that goes by NF-kB"
    )
    blood_sugar_nfkb: float = constant(
        0.15, "1", (0.0, 2.0), CHOSEN, TEACHING, "NF-kB that high blood sugar adds past the receptors"
    )
    jak_anti_ratio: float = constant(
        0.8,
        "1",
        (0.1, 1.0),
        f"{CHOSEN} (Palmroth 2021: 10 to 73 percent)",
        TEACHING,
        "JAK block on the anti-inflammatory programme over that on the other",
    )
    resolution: float = constant(
        0.8, "1", (0.0, 5.0), CHOSEN, TEACHING, "how strongly anti-inflammatory products damp the others"
    )
    missing_sleep_resolution: float = constant(
        0.8, "1", (0.0, 5.0), CHOSEN, TEACHING, "how far missing sleep slows the clearing of inflammation"
    )
    arousal_resolution: float = constant(0.6, "1", (0.0, 5.0), CHOSEN, TEACHING, "how far lasting arousal does")
    glutamine_gut: float = constant(
        0.3, "1", (0.0, 2.0), CHOSEN, TEACHING, "sealing of the gut by glutamine above enough, as the article tells it"
    )
    pro_time_constant_d: float = constant(2.0, "d", (0.3, 20.0), CHOSEN, TEACHING, "pro-inflammatory products")
    anti_time_constant_d: float = constant(3.0, "d", (0.3, 20.0), CHOSEN, TEACHING, "anti-inflammatory products")

    # Migraine
    attack_line: float = constant(
        0.8, "1", (0.2, 2.0), CHOSEN, TEACHING, "what a trigger must cross in a person without attacks"
    )
    attack_steepness: float = constant(
        14.0, "1", (4.0, 60.0), CHOSEN, TEACHING, "how sharply an attack sets in at the line"
    )
    attack_feedback: float = constant(
        0.3, "1", (0.0, 0.8), CHOSEN, TEACHING, "how far full neuroinflammation lowers the line"
    )
    kindling_gain: float = constant(
        1.0, "1", (0.0, 1.0), CHOSEN, TEACHING, "how far full trigeminal sensitisation lowers the line"
    )
    kindling_half: float = constant(
        0.2, "1", (0.02, 1.0), CHOSEN, TEACHING, "neuroinflammation for half the trigeminal sensitisation"
    )
    gut_trigger: float = constant(0.06, "1", (0.0, 0.5), CHOSEN, TEACHING, "wholly leaky gut, counted as trigger")
    blood_sugar_trigger: float = constant(
        0.08, "1", (0.0, 0.5), CHOSEN, TEACHING, "swinging blood sugar, counted as trigger"
    )
    sleep_trigger: float = constant(0.12, "1", (0.0, 0.5), CHOSEN, TEACHING, "wholly missing sleep, counted as trigger")
    threat_trigger: float = constant(0.1, "1", (0.0, 0.5), CHOSEN, TEACHING, "full threat, counted as trigger")
    hormone_trigger: float = constant(
        0.12, "1", (0.0, 0.5), CHOSEN, TEACHING, "full hormone swings, counted as trigger"
    )
    magnesium_cgrp: float = constant(
        0.2,
        "1",
        (0.0, 0.8),
        CHOSEN,
        TEACHING,
        "share by which magnesium above or under enough changes the release of CGRP",
    )
    antagonist_release: float = constant(
        0.25,
        "1",
        (0.0, 2.0),
        CHOSEN,
        TEACHING,
        "CGRP antagonist's load on release over that on the receptor, as the article tells it",
    )
    cgrp_time_constant_d: float = constant(0.1, "d", (0.02, 1.0), CHOSEN, TEACHING, "CGRP that is out")
    neuroinflammation_time_constant_d: float = constant(
        0.35, "d", (0.05, 3.0), CHOSEN, TEACHING, "inflammation around the trigeminal nerve"
    )
    kindling_time_constant_d: float = constant(14.0, "d", (2.0, 90.0), CHOSEN, TEACHING, "trigeminal sensitisation")
    vessel_half: float = constant(
        0.25, "1", (0.02, 2.0), CHOSEN, TEACHING, "CGRP on its receptor that widens the vessel half as far as it can"
    )
    attack_cgrp: float = constant(
        1.5, "× typical", (0.0, 10.0), CHOSEN, TEACHING, "CGRP that a full attack adds to that of rest"
    )
    attack_day_level: float = constant(
        0.1, "1", (0.05, 0.9), CHOSEN, TEACHING, "neuroinflammation above which a day counts as one with an attack"
    )
