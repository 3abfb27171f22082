"""The logframe as it stands for the days of a report: baseline, target, actual value and how much of it is reached."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..enums import BY_HAND, ValueSource
from ..models import Indicator, IndicatorValue, Target
from .measures import measured
from .scope import Period, Scope


@dataclass(frozen=True)
class LogframeRow:
    """One indicator. `actual` is None where nothing was entered, or for fewer than five people (`is_small`).
    `until` is the last day of a target that goes beyond the report."""

    indicator: Indicator
    target: Decimal | None
    until: datetime.date | None
    actual: Decimal | None
    is_small: bool

    @property
    def reached(self) -> int | None:
        """Percent of the target."""
        return round(100 * self.actual / self.target) if self.target and self.actual is not None else None


def lines_of(scope: Scope) -> list[LogframeRow]:
    """In the order of outcomes, outputs and codes."""
    indicators = scope.programme.indicators.select_related("aim__outcome")
    ordered = sorted(indicators, key=lambda row: (row.aim.outcome or row.aim).code + row.aim.kind + row.aim.code)
    targets, readings = defaultdict(list), defaultdict(list)
    for target in scope.programme.targets.filter(grant=scope.grant):
        targets[target.indicator_id].append(target)
    for reading in readings_in(scope):
        readings[reading.indicator_id].append(reading)
    return [_line(row, targets[row.pk], readings[row.pk], scope) for row in ordered]


def readings_in(scope: Scope):
    """What was entered for the days of the report."""
    entered = IndicatorValue.objects.filter(indicator__programme=scope.programme, read_on__range=scope.period.days)
    return (entered.filter(grant=scope.grant) if scope.grant else entered).order_by("read_on", "pk")


def _line(indicator: Indicator, targets: list[Target], readings: list[IndicatorValue], scope: Scope) -> LogframeRow:
    target, until = _target(indicator, targets, scope.period)
    if indicator.measure in BY_HAND:
        return LogframeRow(indicator, target, until, _entered(indicator, readings), is_small=False)
    actual = measured(indicator.measure, scope)
    return LogframeRow(indicator, target, until, None if actual is None else Decimal(actual), is_small=actual is None)


def _entered(indicator: Indicator, readings: list[IndicatorValue]) -> Decimal | None:
    if not readings:
        return None
    return (
        readings[-1].value
        if indicator.measure == ValueSource.LEVEL
        else sum((row.value for row in readings), Decimal())
    )


def _target(
    indicator: Indicator, targets: Iterable[Target], period: Period
) -> tuple[Decimal | None, datetime.date | None]:
    """Targets within the days of the report add up (of levels the last one counts); where there is none, the first to
    end of those that go beyond."""
    within = [row for row in targets if period.first_on <= row.first_on and row.last_on <= period.last_on]
    if within:
        last = max(within, key=lambda row: row.last_on)
        is_level = indicator.measure == ValueSource.LEVEL
        return (last.value if is_level else sum((row.value for row in within), Decimal())), None
    beyond = [row for row in targets if row.first_on <= period.last_on and period.first_on <= row.last_on]
    if not beyond:
        return None, None
    first = min(beyond, key=lambda row: row.last_on)
    return first.value, first.last_on
