"""That the institution had named the applicant, which weighs nothing; and the way to ask the same person again."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection

from ..commitments.naming import was_named
from ..enums import APPLICATION_TAKES_POST, Audience
from ..models import Application
from .pages import application_page


@application_page.adds(order=15)
def named_by_the_institution(application: Application, reader: Audience) -> Iterator[PageSection]:
    if reader == Audience.OFFICE and (named := was_named(application)):
        yield PageSection("assignments/_named.html", named)


@application_page.adds(order=50)
def asked_again(application: Application, reader: Audience) -> Iterator[PageSection]:
    """For the host of somebody who has a place there."""
    if reader == Audience.HOSTS and application.state in APPLICATION_TAKES_POST:
        yield PageSection("institution/_ask_again.html", application)
