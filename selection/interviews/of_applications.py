"""The interview on the page of an application of each side."""

from collections.abc import Iterator

from django.urls import reverse

from diaspora.open_pages import PageSection
from skills_match.applications.pages import application_page, own_application_page
from skills_match.enums import ApplicationState, Audience
from skills_match.models import Application

from ..models import Interview
from .picking import path_of

_PAGES = {Audience.OFFICE: "office:interviews", Audience.HOSTS: "institution_assignments:interviews"}


@application_page.adds(order=8)
def interview_for_staff(application: Application, reader: Audience) -> Iterator[PageSection]:
    yield from _section(application, reverse(_PAGES[reader], args=[application.assignment.reference]))


@own_application_page.adds(order=10)
def interview_for_the_person(application: Application) -> Iterator[PageSection]:
    yield from _section(application, path_of(application))


def _section(application: Application, address: str) -> Iterator[PageSection]:
    """Nothing before somebody is invited."""
    interview = Interview.objects.filter(application=application).first()
    if interview is None and application.state != ApplicationState.INTERVIEW:
        return
    yield PageSection("selection/_interview.html", {"interview": interview, "address": address})
