"""Hours: from a trigger over the line to CGRP, the vessel, inflammation, and a lower line the next time."""

from __future__ import annotations

from collections.abc import Callable
from math import exp as exponential
from typing import Generic, NamedTuple

from gate_viz.model.inflammation import bind_leak
from gate_viz.model.influences import Weigh
from gate_viz.model.maths import Maths, Number
from gate_viz.model.parameters import Parameters
from gate_viz.model.person import Person

STEP_D = 1.0 / 24.0


class Attack(NamedTuple, Generic[Number]):
    """A migraine at one moment [1].

    Attributes
    ----------
    trigger
        The trigger and what the drivers add to it.
    line
        What it must cross.
    activity
        Activity of the trigeminal nerve, 0–1.
    release
        CGRP that it leads to.
    bound
        CGRP that reaches its receptor past what blocks it, 0–1.
    drive
        What drives neuroinflammation: CGRP and the other roads together, 0–1.
    """

    trigger: Number
    line: Number
    activity: Number
    release: Number
    bound: Number
    drive: Number


def bind_attack(
    parameters: Parameters, maths: Maths[Number], weigh: Weigh[Number]
) -> Callable[[Person[Number]], Attack[Number]]:
    """Return the law person (with the migraine's slow states) → the attack now.

    Notes
    -----
    activity = σ(steepness · (trigger − line)), less the same of a healthy person at rest, so that it is 0 there.
    """
    p, exp, maximum, minimum = parameters, maths.exp, maths.maximum, maths.minimum
    leaky, sugar, sleep = weigh("gut_trigger"), weigh("blood_sugar_trigger"), weigh("sleep_trigger")
    threat, hormones, kindled = weigh("threat_trigger"), weigh("hormone_trigger"), weigh("kindling")
    block, antagonist, agonist = weigh("cgrp_block"), weigh("cgrp_antagonist_release"), weigh("triptan_release")
    magnesium, leak = weigh("magnesium_status_cgrp"), bind_leak(p, weigh("glutamine_gut"))
    quiet = 1.0 / (1.0 + exponential(p.attack_steepness * p.attack_line))

    def attack(person: Person[Number]) -> Attack[Number]:
        loads, slow = person.loads, person.slow
        trigger = (
            person.migraine_trigger
            + p.gut_trigger * leaky(leak(person))
            + p.blood_sugar_trigger * sugar(person.blood_sugar)
            + p.sleep_trigger * sleep(1.0 - slow.sleep)
            + p.threat_trigger * threat(person.threat)
            + p.hormone_trigger * hormones(person.hormone_fluctuation)
        )
        line = (
            (p.attack_line + loads.attack_line)
            * (1.0 - p.attack_feedback * slow.neuroinflammation)
            * (1.0 - p.kindling_gain * kindled(slow.kindling))
        )
        steep = 1.0 / (1.0 + exp(p.attack_steepness * (line - trigger)))
        activity = maximum(steep - quiet, 0.0) / (1.0 - quiet)
        released = activity * person.cgrp_share * person.cgrp
        release = released / (
            (1.0 + loads.cgrp_release)
            * (1.0 + agonist(loads.ht1_trigeminal))
            * (1.0 + p.antagonist_release * antagonist(loads.cgrp))
            * (1.0 + p.magnesium_cgrp * magnesium(person.magnesium_status - 1.0))
        )
        bound = minimum(slow.cgrp / (1.0 + block(loads.cgrp)), 1.0)
        drive = minimum(bound + activity * (1.0 - person.cgrp_share), 1.0)
        return Attack(trigger, line, activity, release, bound, drive)

    return attack
