"""The constants of the millisecond and second layers."""

from __future__ import annotations

from dataclasses import dataclass

from gate_viz.model.provenance import (
    AGUIAR,
    CHOSEN,
    CRODELLE,
    DERIVED,
    JAHR_STEVENS,
    MEASURED,
    MEDLOCK,
    MEMORY,
    SEROTONIN_MODELS,
    TEACHING,
    constant,
)


@dataclass(frozen=True)
class GateParameters:
    """The constants of the millisecond and second layers; every field carries its provenance as metadata."""

    # First nerve and touch fibre
    background_hz: float = constant(
        1.0, "Hz", (0.1, 5.0), CHOSEN, TEACHING, "rate of every afferent fibre without stimulus"
    )
    c_span_hz: float = constant(
        30.9, "Hz", (5.0, 100.0), f"{MEDLOCK}: onset at 400 mN 31.9 Hz", DERIVED, "C rate that full injury adds"
    )
    adelta_span_hz: float = constant(
        26.2, "Hz", (5.0, 100.0), f"{MEDLOCK}: onset at 400 mN 27.2 Hz", DERIVED, "A-delta rate that full injury adds"
    )
    abeta_span_hz: float = constant(
        35.2, "Hz", (5.0, 100.0), f"{MEDLOCK}: onset at 400 mN 36.2 Hz", DERIVED, "A-beta rate that full touch adds"
    )
    adelta_glutamate_share: float = constant(
        0.35, "1", (0.0, 1.0), CHOSEN, TEACHING, "glutamate of an A-delta spike over that of a C spike"
    )

    # Response curves: rate = max / (1 + exp(2 (threshold − drive) / spread))
    projection_max_hz: float = constant(50.0, "Hz", (20.0, 100.0), CRODELLE, DERIVED, "projection neuron, highest rate")
    projection_threshold_hz: float = constant(
        28.2, "Hz", (10.0, 50.0), CRODELLE, DERIVED, "projection neuron, drive for half the highest rate"
    )
    projection_spread_hz: float = constant(
        11.5, "Hz", (4.0, 30.0), CRODELLE, DERIVED, "projection neuron, width of the response curve"
    )
    excitatory_max_hz: float = constant(60.0, "Hz", (20.0, 100.0), CRODELLE, DERIVED, "excitatory cell, highest rate")
    excitatory_threshold_hz: float = constant(
        29.2, "Hz", (10.0, 50.0), CRODELLE, DERIVED, "excitatory cell, drive for half the highest rate"
    )
    excitatory_spread_hz: float = constant(
        12.0,
        "Hz",
        (4.0, 30.0),
        f"{CHOSEN} ({CRODELLE} 5.2: a gate that is only open or shut)",
        TEACHING,
        "excitatory cell, width of the response curve",
    )
    interneuron_max_hz: float = constant(80.0, "Hz", (20.0, 150.0), CRODELLE, DERIVED, "interneuron, highest rate")
    interneuron_threshold_hz: float = constant(
        28.0, "Hz", (10.0, 50.0), CRODELLE, DERIVED, "interneuron, drive for half the highest rate"
    )
    interneuron_spread_hz: float = constant(
        9.5, "Hz", (4.0, 30.0), CRODELLE, DERIVED, "interneuron, width of the response curve"
    )
    interneuron_background_hz: float = constant(1.0, "Hz", (0.0, 5.0), CRODELLE, DERIVED, "interneuron, least rate")

    # Time constants of the millisecond layer
    projection_time_constant_s: float = constant(
        0.005, "s", (0.001, 0.02), f"{CHOSEN} ({CRODELLE} 0.001)", TEACHING, "projection neuron's drive"
    )
    excitatory_time_constant_s: float = constant(0.010, "s", (0.002, 0.05), CRODELLE, DERIVED, "excitatory cell's rate")
    interneuron_time_constant_s: float = constant(0.020, "s", (0.004, 0.1), CRODELLE, DERIVED, "interneuron's rate")
    ampa_time_constant_s: float = constant(0.005, "s", (0.002, 0.02), AGUIAR, MEASURED, "glutamate on AMPA, decay")
    nmda_time_constant_s: float = constant(
        0.100, "s", (0.03, 0.3), f"{AGUIAR}; {MEDLOCK}", MEASURED, "glutamate on NMDA, decay"
    )
    nk1_time_constant_s: float = constant(
        3.0, "s", (0.5, 10.0), f"{AGUIAR} (1–3 s in {MEDLOCK})", MEASURED, "substance P on NK1, decay"
    )
    plateau_time_constant_s: float = constant(
        1.75,
        "s",
        (0.5, 8.0),
        f"{CHOSEN} (mGluR 1.0 s in {AGUIAR}; slower, for wind-up)",
        TEACHING,
        "calcium plateau, decay",
    )
    gaba_time_constant_s: float = constant(0.020, "s", (0.005, 0.1), f"{AGUIAR}; {MEDLOCK}", MEASURED, "GABA-A, decay")

    # Weights of the circuit
    tonic_drive_hz: float = constant(
        4.2, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "drive on the projection neuron that is always there"
    )
    ampa_to_projection: float = constant(
        0.525, "1", (0.1, 2.0), f"{CHOSEN} ({CRODELLE} 0.8)", TEACHING, "glutamate on AMPA of the projection neuron"
    )
    excitatory_to_projection: float = constant(
        0.165, "1", (0.0, 1.0), f"{CHOSEN} ({CRODELLE} 0.35)", TEACHING, "excitatory cell on projection neuron"
    )
    gaba_to_projection: float = constant(
        0.4, "1", (0.0, 2.0), f"{CHOSEN} ({CRODELLE} 1.8)", TEACHING, "interneuron on projection neuron"
    )
    glutamate_to_excitatory: float = constant(
        0.3, "1", (0.0, 2.0), f"{CHOSEN} ({CRODELLE} 1.6)", TEACHING, "glutamate on the excitatory cell"
    )
    gaba_to_excitatory: float = constant(
        0.14, "1", (0.0, 2.0), f"{CHOSEN} ({CRODELLE} 0.6)", TEACHING, "interneuron on excitatory cell"
    )
    touch_to_interneuron: float = constant(
        0.3, "1", (0.0, 2.0), f"{CHOSEN} ({CRODELLE} 0.8)", TEACHING, "A-beta on the interneuron"
    )
    touch_to_projection: float = constant(
        0.05, "1", (0.0, 1.0), f"{CHOSEN} ({CRODELLE} 0.8)", TEACHING, "A-beta on the projection neuron"
    )
    touch_to_excitatory: float = constant(
        2.0, "1", (0.0, 4.0), CHOSEN, TEACHING, "A-beta on the excitatory cell when wholly unmasked"
    )
    excitatory_glutamate: float = constant(
        2.0, "1", (0.0, 5.0), f"{CHOSEN} (the arrow is in {AGUIAR})", TEACHING, "excitatory cell's glutamate on NMDA"
    )
    interneuron_tonic_hz: float = constant(
        5.3, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "drive on the interneuron that is always there"
    )
    nmda_to_projection_hz: float = constant(2.15, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "NMDA current on the projection")
    nmda_half_glutamate_hz: float = constant(
        23.0, "Hz", (5.0, 100.0), CHOSEN, TEACHING, "glutamate that opens half the NMDA channels"
    )
    plateau_rate_per_s: float = constant(
        81.0, "1/s", (5.0, 300.0), CHOSEN, TEACHING, "how fast NMDA current starts a calcium plateau"
    )
    plateau_half_current: float = constant(
        0.066, "1", (0.01, 0.5), CHOSEN, TEACHING, "NMDA current below which it starts hardly any plateau"
    )
    plateau_to_projection_hz: float = constant(
        12.0, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "calcium plateau on the projection neuron"
    )
    nk1_rate_per_s: float = constant(0.95, "1/s", (0.5, 10.0), CHOSEN, TEACHING, "substance P on NK1 at full release")
    nk1_half_rate_hz: float = constant(
        7.6, "Hz", (4.0, 40.0), CHOSEN, TEACHING, "C rate at which half the substance P is released"
    )
    nk1_to_projection_hz: float = constant(3.6, "Hz", (0.0, 10.0), CHOSEN, TEACHING, "NK1 on the projection neuron")
    nk1_nmda_gain: float = constant(
        3.8, "1", (0.0, 5.0), CHOSEN, TEACHING, "share by which full NK1 activity raises NMDA current"
    )

    # Magnesium in the NMDA pore
    resting_potential_mV: float = constant(-65.0, "mV", (-80.0, -50.0), AGUIAR, DERIVED, "potential without drive")
    potential_per_hz_mV: float = constant(1.02, "mV/Hz", (0.1, 2.0), CHOSEN, TEACHING, "depolarisation per drive")
    magnesium_mM: float = constant(1.0, "mM", (0.5, 2.0), AGUIAR, DERIVED, "magnesium outside the cell")
    magnesium_half_mM: float = constant(
        3.57, "mM", (2.0, 6.0), JAHR_STEVENS, MEASURED, "magnesium that plugs half the pores at 0 mV"
    )
    magnesium_per_mV: float = constant(
        0.062, "1/mV", (0.03, 0.1), JAHR_STEVENS, MEASURED, "how steeply voltage drives the magnesium out"
    )
    magnesium_shared_site: float = constant(
        0.4, "1", (0.0, 1.0), CHOSEN, TEACHING, "load of added magnesium on the pore blockers' site, if it shared it"
    )

    # Brakes on the first nerve's ending, the interneuron and the projection neuron
    alpha2_half: float = constant(
        1.0, "× typical", (0.2, 5.0), CHOSEN, TEACHING, "norepinephrine for half the alpha-2 activity"
    )
    alpha2_hill: float = constant(1.5, "1", (1.0, 3.0), CHOSEN, TEACHING, "steepness of alpha-2 activity")
    alpha2_brake_hz: float = constant(
        12.8, "Hz", (0.0, 30.0), CHOSEN, TEACHING, "full alpha-2 activity on the projection neuron"
    )
    alpha2_release_share: float = constant(
        0.08, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of release that full alpha-2 activity takes away"
    )
    ht1_half: float = constant(0.9, "× typical", (0.2, 5.0), CHOSEN, TEACHING, "serotonin for half the 5-HT1 activity")
    ht1_brake_hz: float = constant(
        3.4, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "full 5-HT1 activity on the projection neuron"
    )
    ht1_release_share: float = constant(
        0.15, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of release that full 5-HT1 activity takes away"
    )
    ht3_half: float = constant(4.2, "× typical", (1.0, 20.0), CHOSEN, TEACHING, "serotonin for half the 5-HT3 activity")
    ht3_hill: float = constant(
        2.0, "1", (1.0, 3.0), "Guide to Pharmacology: Hill coefficient 2–3", DERIVED, "steepness of 5-HT3 activity"
    )
    ht3_facilitation_hz: float = constant(
        6.0, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "full 5-HT3 activity on the projection neuron"
    )
    d2_half: float = constant(1.0, "× typical", (0.2, 5.0), CHOSEN, TEACHING, "dopamine for half the D2 activity")
    d2_brake_hz: float = constant(2.5, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "full D2 activity on the projection neuron")
    monoamine_interneuron_hz: float = constant(
        5.0, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "descending serotonin and norepinephrine on the interneuron, typical"
    )

    # Mu receptor
    mu_transducer: float = constant(
        3.0,
        "1",
        (0.5, 20.0),
        f"{CHOSEN}; law: Black & Leff 1983 ({MEMORY})",
        TEACHING,
        "operational transducer ratio of a full agonist",
    )
    mu_release_share: float = constant(
        0.55, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of release that the full mu effect takes away"
    )
    mu_brake_hz: float = constant(2.7, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "full mu effect on the projection neuron")
    mu_interneuron_hz: float = constant(6.0, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "full mu effect on the interneuron")
    mu_pag_gain: float = constant(
        0.4, "1", (0.0, 2.0), CHOSEN, TEACHING, "full mu effect on the periaqueductal grey's drive (disinhibition)"
    )
    endorphin_load: float = constant(
        0.006, "1", (0.0, 0.1), CHOSEN, TEACHING, "load of typical endorphin on the mu receptor"
    )
    endorphin_delta_share: float = constant(
        0.35, "1", (0.0, 1.0), CHOSEN, TEACHING, "endorphin's load on the delta receptor over that on mu"
    )

    # GABA-A modulators
    gaba_potentiation_max: float = constant(
        0.8, "1", (0.0, 2.0), CHOSEN, TEACHING, "share by which a modulator on every receptor raises GABA's effect"
    )

    # Sensitisation
    sensitisation_floor: float = constant(
        0.02, "1", (0.0, 0.2), CHOSEN, TEACHING, "sensitisation of a healthy, rested cord"
    )
    sensitisation_nmda_gain: float = constant(
        6.1, "1", (0.0, 10.0), CHOSEN, TEACHING, "share by which full sensitisation raises NMDA current"
    )
    sensitisation_gaba_loss: float = constant(
        0.31, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of GABA's effect lost at full sensitisation"
    )
    sensitisation_ht3_gain: float = constant(
        1.0, "1", (0.0, 5.0), CHOSEN, TEACHING, "share by which full sensitisation raises 5-HT3 activity"
    )
    sensitisation_ampa_gain: float = constant(
        0.07, "1", (0.0, 2.0), CHOSEN, TEACHING, "share by which full sensitisation raises AMPA current"
    )

    # Descending drive and cleft monoamines
    pag_time_constant_s: float = constant(1.0, "s", (0.2, 10.0), CHOSEN, TEACHING, "periaqueductal grey's drive")
    pain_to_pag: float = constant(
        0.55, "1", (0.0, 2.0), CHOSEN, TEACHING, "full pain signal on the periaqueductal grey"
    )
    arousal_to_pag: float = constant(
        0.45, "1", (0.0, 0.9), CHOSEN, TEACHING, "full arousal takes drive from the periaqueductal grey"
    )
    serotonin_time_constant_s: float = constant(
        1.65, "s", (0.3, 10.0), f"{SEROTONIN_MODELS}: 0.06 µM / (131 µM/h)", DERIVED, "serotonin in the cleft"
    )
    norepinephrine_time_constant_s: float = constant(
        1.0, "s", (0.2, 10.0), CHOSEN, TEACHING, "norepinephrine in the cleft, clearance"
    )
    dopamine_time_constant_s: float = constant(
        1.0, "s", (0.2, 10.0), CHOSEN, TEACHING, "dopamine in the cleft, clearance"
    )
    sert_half: float = constant(
        1.0,
        "× typical",
        (0.2, 50.0),
        f"{SEROTONIN_MODELS}: Km 60 nM over resting 60 nM",
        DERIVED,
        "serotonin at which SERT runs at half speed",
    )
    net_half: float = constant(
        20.0, "× typical", (1.0, 100.0), MEMORY, TEACHING, "monoamine at which NET runs at half speed"
    )
    dat_half: float = constant(
        20.0, "× typical", (1.0, 100.0), MEMORY, TEACHING, "dopamine at which its own pump runs at half speed"
    )
    serotonin_leak_share: float = constant(
        0.046,
        "1",
        (0.0, 0.5),
        f"{SEROTONIN_MODELS}: (3.65 + 2.4) / 131",
        DERIVED,
        "share of serotonin clearance that no pump block stops",
    )
    norepinephrine_leak_share: float = constant(
        0.15, "1", (0.01, 0.5), CHOSEN, TEACHING, "share of norepinephrine clearance that no pump block stops"
    )
    dopamine_leak_share: float = constant(
        0.15, "1", (0.01, 0.5), CHOSEN, TEACHING, "share of dopamine clearance that no pump block stops"
    )
    dopamine_net_share: float = constant(
        0.65, "1", (0.0, 1.0), CHOSEN, TEACHING, "share of pumped dopamine that goes by NET in the cord"
    )
    serotonin_autoreceptor_half: float = constant(
        2.0, "× typical", (0.5, 20.0), CHOSEN, TEACHING, "serotonin that halves its own release"
    )
    norepinephrine_autoreceptor_half: float = constant(
        4.0, "× typical", (0.5, 20.0), CHOSEN, TEACHING, "norepinephrine that halves its own release"
    )
    dopamine_autoreceptor_half: float = constant(
        4.0, "× typical", (0.5, 20.0), CHOSEN, TEACHING, "dopamine that halves its own release"
    )

    # Threat, arousal and the signal's scale
    amygdala_time_constant_s: float = constant(30.0, "s", (5.0, 120.0), CHOSEN, TEACHING, "amygdala and arousal")
    amygdala_gain: float = constant(4.0, "1", (1.0, 10.0), CHOSEN, TEACHING, "steepness of the amygdala's answer")
    amygdala_threshold: float = constant(0.75, "1", (0.2, 1.5), CHOSEN, TEACHING, "threat that half rouses it")
    pain_to_amygdala: float = constant(0.35, "1", (0.0, 1.0), CHOSEN, TEACHING, "full pain signal, counted as threat")
    gaba_to_amygdala: float = constant(
        0.6, "1", (0.0, 2.0), CHOSEN, TEACHING, "threat that typical GABA above normal takes away"
    )
    arousal_to_projection_hz: float = constant(
        4.5, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "full arousal lowers the projection neuron's threshold"
    )
    arousal_to_c_fibre_hz: float = constant(
        2.0, "Hz", (0.0, 10.0), CHOSEN, TEACHING, "C rate that muscles tightened by full arousal add"
    )
    percept_time_constant_s: float = constant(0.30, "s", (0.05, 2.0), CHOSEN, TEACHING, "pain signal follows the rate")
    signal_half_hz: float = constant(
        25.0, "Hz", (5.0, 50.0), CHOSEN, TEACHING, "projection rate at which the pain signal half saturates"
    )
    signal_hill: float = constant(1.6, "1", (1.0, 3.0), CHOSEN, TEACHING, "steepness of the pain signal")

    # What bears on the gate from mind, glia, inflammation and the nerve itself
    expectation_up: float = constant(
        1.5, "1", (0.0, 5.0), CHOSEN, TEACHING, "expecting help raises descending drive, at most by this share"
    )
    expectation_down: float = constant(
        0.3, "1", (0.0, 5.0), CHOSEN, TEACHING, "expecting hurt weakens descending drive"
    )
    expectation_endorphin: float = constant(
        3.5, "1", (0.0, 5.0), CHOSEN, TEACHING, "endorphin that expecting help adds, over the typical"
    )
    attention_up: float = constant(
        1.0, "1", (0.0, 5.0), CHOSEN, TEACHING, "attention elsewhere raises descending drive"
    )
    attention_down: float = constant(
        0.25, "1", (0.0, 5.0), CHOSEN, TEACHING, "attention on the pain weakens descending drive"
    )
    low_mood_down: float = constant(0.25, "1", (0.0, 5.0), CHOSEN, TEACHING, "low mood weakens descending drive")
    facilitation_hz: float = constant(
        4.0, "Hz", (0.0, 20.0), CHOSEN, TEACHING, "a brainstem wholly turned to facilitation on the projection neuron"
    )
    sleep_to_pag: float = constant(
        0.3, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of descending drive that wholly missing sleep takes away"
    )
    inflammation_gain: float = constant(
        0.136, "1", (0.0, 1.0), CHOSEN, TEACHING, "first nerve's gain for each healthy amount of inflammatory products"
    )
    ectopic_hz: float = constant(
        7.0, "Hz", (0.0, 30.0), CHOSEN, TEACHING, "C spikes that start in a wholly injured nerve itself"
    )
    nerve_injury_gaba_loss: float = constant(
        0.35, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of GABA's effect that full nerve injury takes away"
    )
    alpha2_delta_share: float = constant(
        0.30, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of release that alpha-2-delta block takes away where it counts"
    )
    microglia_gaba_loss: float = constant(
        0.30, "1", (0.0, 0.9), CHOSEN, TEACHING, "share of GABA's effect that fully active microglia take away"
    )
    microglia_ampa_gain: float = constant(
        0.08, "1", (0.0, 1.0), CHOSEN, TEACHING, "share by which fully active microglia raise AMPA current"
    )
