"""What was said about each session: a mean and comments, from five answers on, and never by whom."""

from dataclasses import dataclass, field

from casework.persons import FEWEST

from ..models import Event, Feedback, Session


@dataclass
class SessionSum:
    """`mean` is written with one digit behind the point, from 1 to 5; empty below five answers."""

    session: Session
    answers: int = 0
    total: int = 0
    comments: list[str] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return self.answers >= FEWEST

    @property
    def mean(self) -> str:
        return f"{self.total / self.answers:.1f}" if self.is_shown else ""


def sums_of(event: Event) -> list[SessionSum]:
    """In the order of the programme, sessions with at least one answer. Two queries."""
    rows = Feedback.objects.filter(session__event=event).order_by("pk")
    said: dict[int, list[tuple[int, str]]] = {}
    for session, usefulness, comment in rows.values_list("session", "usefulness", "comment"):
        said.setdefault(session, []).append((usefulness, comment))
    sessions = event.sessions.filter(pk__in=said).order_by("starts_at", "pk")
    return [_sum(session, said[session.pk]) for session in sessions]


def _sum(session: Session, said: list[tuple[int, str]]) -> SessionSum:
    comments = [comment for _usefulness, comment in said if comment]
    return SessionSum(session, len(said), sum(usefulness for usefulness, _comment in said), comments)
