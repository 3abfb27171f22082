"""The one line that a person reads about an application: the state in words, what comes next, and where to go for it.

Apps above know more of some states than the application does. They register a function that says so:

@tells_line(ApplicationState.OFFERED)
def of_offers(applications: list[Application]) -> dict[int, StatusLine]: ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from ..enums import ApplicationState
from ..models import Application
from .next_steps import next_step


@dataclass(frozen=True)
class StatusLine:
    """In the reader's language. `url` is the page of the next step with `action`, the words of its button; empty where
    nothing is to be done, or where the page of the application is the place for it."""

    label: str
    tone: str
    next_step: str
    url: str = ""
    action: str = ""


Lines: TypeAlias = Callable[[list[Application]], dict[int, StatusLine]]
L = TypeVar("L", bound=Lines)
_lines: dict[ApplicationState, list[Lines]] = {}


def tells_line(*states: ApplicationState) -> Callable[[L], L]:
    """Register a function that gets applications in one of these states and answers, by their numbers, with the lines
    of those that it knows more about, in a fixed number of queries. Who registers later has the last word."""

    def register(tell: L) -> L:
        for state in states:
            _lines.setdefault(state, []).append(tell)
        return tell

    return register


def lines_of(applications: Iterable[Application]) -> dict[int, StatusLine]:
    """The line of each, by its number."""
    listed = list(applications)
    lines = {row.pk: StatusLine(row.applicant_label, row.tone, next_step(row)) for row in listed}
    told: dict[Lines, list[Application]] = {}
    for row in listed:
        for tell in _lines.get(ApplicationState(row.state), []):
            told.setdefault(tell, []).append(row)
    for tell, known in told.items():
        lines |= tell(known)
    return lines


def line_of(application: Application) -> StatusLine:
    return lines_of([application])[application.pk]
