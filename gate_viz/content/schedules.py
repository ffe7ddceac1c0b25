"""What is set at the start and what changes later, on the clock of moments or on that of days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gate_viz.content.controls import take_value
from gate_viz.content.fields import Fields, not_known
from gate_viz.content.records import Control

MOST_CHANGES = 1_000
# Sums of decimal fractions are rounded to what was meant: 0.1 + 0.2 s is 0.3 s.
_TIME_DECIMALS = 9

# Time, control and value.
Change = tuple[float, str, float]


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that changes are told on: the ending of its fields' names, and the limits of what they hold."""

    unit: str
    longest: float
    least_every: float
    least_lasting: float

    def named(self, stem: str) -> str:
        """Return the name of a field that holds a time of this clock."""
        return f"{stem}_{self.unit}"


MOMENTS = Clock("s", longest=3_600.0, least_every=0.001, least_lasting=0.0005)
DAYS = Clock("d", longest=3_650.0, least_every=0.01, least_lasting=0.005)


def take_values(root: Fields, controls: Mapping[str, Control]) -> dict[str, float]:
    """Return what the ``values`` table sets, in its order; nothing where it is missing.

    Parameters
    ----------
    root : Fields
        The whole file.
    controls : Mapping[str, Control]
        All controls there are.

    Raises
    ------
    ContentError
        If a control is not known or cannot have its value.
    """
    if not root.has("values"):
        return {}
    fields = root.table("values")
    values: dict[str, float] = {}
    for control_id in fields.names():
        if control_id not in controls:
            raise fields.error(control_id, not_known(control_id, controls))
        values[control_id] = take_value(fields, control_id, controls[control_id])
    return values


def take_changes(
    root: Fields, controls: Mapping[str, Control], clocks: Sequence[Clock]
) -> dict[Clock, tuple[Change, ...]]:
    """Return the changes of the ``change`` and ``repeat`` tables on each clock, in order of time.

    Parameters
    ----------
    root : Fields
        The whole file.
    controls : Mapping[str, Control]
        All controls there are.
    clocks : Sequence[Clock]
        The clocks that the file may tell times on; a table tells which by the names of its fields.

    Raises
    ------
    ContentError
        If a field is wrong, or the changes are too many.
    """
    found: dict[Clock, list[Change]] = {clock: [] for clock in clocks}
    count = 0
    for fields in root.tables("change"):
        clock = _clock(fields, "time", clocks)
        found[clock].append(_change(fields, controls, clock))
        count += 1
    if count > MOST_CHANGES:
        raise root.error("change", _too_many(count))
    for fields in root.tables("repeat"):
        clock = _clock(fields, "start", clocks)
        volleys, times = _repeat(fields, controls, clock)
        count += 2 * times
        # Counted before it is expanded, so that a small file cannot fill the memory.
        if count > MOST_CHANGES:
            raise fields.error("times", _too_many(count))
        found[clock].extend(volleys)
    return {clock: tuple(sorted(changes, key=lambda change: change[0])) for clock, changes in found.items()}


def _clock(fields: Fields, stem: str, clocks: Sequence[Clock]) -> Clock:
    given = [clock for clock in clocks if fields.has(clock.named(stem))]
    if len(given) > 1:
        raise fields.error("", f"has {' and '.join(clock.named(stem) for clock in given)}, and needs only one")
    # Where none is given, the first clock's field is the one that is missing.
    return given[0] if given else clocks[0]


def _change(fields: Fields, controls: Mapping[str, Control], clock: Clock) -> Change:
    control = controls[fields.choice("control", controls)]
    time = fields.number(clock.named("time"), 0.0, clock.longest)
    value = take_value(fields, "value", control)
    fields.finish()
    return time, control.id, value


def _repeat(fields: Fields, controls: Mapping[str, Control], clock: Clock) -> tuple[Iterator[Change], int]:
    """Return the volleys of a ``repeat`` table, not yet expanded, and how many they are."""
    control = controls[fields.choice("control", controls)]
    value = take_value(fields, "value", control)
    value_between = take_value(fields, "value_between", control)
    start = fields.number(clock.named("start"), 0.0, clock.longest)
    every = fields.number(clock.named("every"), clock.least_every, clock.longest)
    lasting = fields.number(clock.named("lasting"), clock.least_lasting, clock.longest)
    times = fields.whole_number("times", 1, MOST_CHANGES)
    fields.finish()
    if lasting >= every:
        raise fields.error(clock.named("lasting"), f"must be shorter than {clock.named('every')}, which is {every:g}")
    if start + times * every > clock.longest:
        raise fields.error("times", f"goes on beyond {clock.longest:g} {clock.unit}")

    def volleys() -> Iterator[Change]:
        for number in range(times):
            begin = start + number * every
            yield round(begin, _TIME_DECIMALS), control.id, value
            yield round(begin + lasting, _TIME_DECIMALS), control.id, value_between

    return volleys(), times


def _too_many(count: int) -> str:
    return f"makes {count} changes; a file has at most {MOST_CHANGES}"
