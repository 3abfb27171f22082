"""The placement that followed, on the page of its application."""

from collections.abc import Iterator

from django.urls import reverse

from diaspora.open_pages import PageSection
from skills_match.applications.pages import application_page
from skills_match.enums import Audience
from skills_match.models import Application

from ..models import Placement

_PAGES = {Audience.OFFICE: "office:placement", Audience.HOSTS: "institution_assignments:placement"}


@application_page.adds(order=10)
def placement_that_followed(application: Application, reader: Audience) -> Iterator[PageSection]:
    """Nothing before the confirmation."""
    if placement := Placement.objects.filter(application=application).first():
        address = reverse(_PAGES[reader], args=[placement.pk])
        yield PageSection("placements/_of_application.html", {"placement": placement, "address": address})
