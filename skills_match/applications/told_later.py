"""What a profile says for later: who can speak for the person, and what the person needs to do well. It is read as it
is now, never frozen with an application, and only by those whose turn it is."""

from collections.abc import Iterator
from typing import Any

from diaspora.open_pages import PageSection
from diaspora.profiles.records import KINDS

from ..enums import APPLICATION_OPEN, APPLICATION_TAKES_POST, ApplicationState, Audience
from ..models import Application
from .pages import application_page

#: When the office reads what somebody needs: once a place is offered.
_IS_CHOSEN = {ApplicationState.OFFERED, *APPLICATION_TAKES_POST}


def may_read_referees(application: Application) -> bool:
    """After the acceptance; with the application where the programme says so, and never once it was taken back."""
    if application.state in APPLICATION_TAKES_POST:
        return True
    early = application.assignment.programme.asks_referees_early
    return early and application.state not in (ApplicationState.DRAFT, ApplicationState.WITHDRAWN)


def may_ask_referees(application: Application) -> bool:
    """Nobody is asked, reminded or heard about a person who does not come any more."""
    return may_read_referees(application) and application.state in (*APPLICATION_OPEN, *APPLICATION_TAKES_POST)


def may_read_support(application: Application, reader: Audience) -> bool:
    return application.state in (_IS_CHOSEN if reader == Audience.OFFICE else APPLICATION_TAKES_POST)


@application_page.adds(order=20)
def what_is_told_later(application: Application, reader: Audience) -> Iterator[PageSection]:
    profile = application.profile
    shown: dict[str, Any] = {}
    if may_read_referees(application):
        shown["referees"] = [KINDS["referees"].line(row) for row in profile.referees.all()]
    if may_read_support(application, reader):
        shown["support"] = profile.support_needed
    if any(shown.values()):
        yield PageSection("assignments/_told_later.html", shown)
