"""One's own application leads to one's team."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection

from ..applications.pages import own_application_page
from ..models import Application, Team
from .forming import CHANGEABLE


@own_application_page.adds(order=35)
def team_of_the_person(application: Application) -> Iterator[PageSection]:
    team = Team.objects.filter(places__application=application).first()
    if team or application.state in CHANGEABLE:
        yield PageSection("teams/_own.html", {"team": team, "application": application})
