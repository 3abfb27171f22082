"""The way to the messages, on the page of an application of each side."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection
from diaspora.threads.reading import number_of_messages
from skills_match.applications.pages import application_page, own_application_page
from skills_match.enums import Audience
from skills_match.models import Application

from .kind import HOST, OFFICE, PERSON, path_for

_SIDES = {Audience.OFFICE: OFFICE, Audience.HOSTS: HOST}


@application_page.adds(order=5)
def messages_for_staff(application: Application, reader: Audience) -> Iterator[PageSection]:
    yield _section(application, _SIDES[reader])


@own_application_page.adds(order=50)
def messages_for_the_person(application: Application) -> Iterator[PageSection]:
    """Nothing before it is sent."""
    if application.submitted_at:
        yield _section(application, PERSON)


def _section(application: Application, side: str) -> PageSection:
    number = number_of_messages(about=application, side=side)
    return PageSection("selection/_messages.html", {"number": number, "address": path_for(application, side)})
