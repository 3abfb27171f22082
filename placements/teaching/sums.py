"""What a placement has passed on, in figures: the same on its page, on the certificate and in reports."""

from dataclasses import dataclass

from ..enums import TeachingKind
from ..models import Placement, TeachingSession


@dataclass(frozen=True)
class PassedOn:
    """Sums of one placement. `learners` is the largest group, as the same people come more than once. `gain` is the
    mean gain of the sessions with both checks, in percent points; None without any."""

    sessions: int
    taught_minutes: int
    supervised_minutes: int
    learners: int
    topics: list[str]
    gain: int | None

    @property
    def taught_hours(self) -> int:
        return round(self.taught_minutes / 60)

    @property
    def supervised_hours(self) -> int:
        return round(self.supervised_minutes / 60)


def passed_on(placement: Placement) -> PassedOn:
    return sum_up(list(placement.teaching.all()))


def sum_up(rows: list[TeachingSession]) -> PassedOn:
    gains = [row.gain for row in rows if row.gain is not None]
    return PassedOn(
        sessions=len(rows),
        taught_minutes=_minutes(rows, TeachingKind.TAUGHT),
        supervised_minutes=_minutes(rows, TeachingKind.SUPERVISED),
        learners=max((row.learners for row in rows), default=0),
        topics=list(dict.fromkeys(row.topic for row in rows)),
        gain=round(sum(gains) / len(gains)) if gains else None,
    )


def _minutes(rows: list[TeachingSession], kind: TeachingKind) -> int:
    return sum(row.minutes for row in rows if row.kind == kind)
