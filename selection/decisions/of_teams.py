"""Whoever decides on an application reads that it is one of a team, and comes to a decision for all of them."""

from collections.abc import Iterator

from diaspora.open_pages import PageSection
from skills_match.applications.pages import application_page
from skills_match.enums import Audience
from skills_match.models import Application, Team
from skills_match.teams.together import UNDECIDED

from .chosen import BETWEEN


@application_page.adds(order=14)
def team_of_the_application(application: Application, reader: Audience) -> Iterator[PageSection]:
    team = Team.objects.filter(places__application=application).first()
    if team is None:
        return
    members = Application.objects.filter(team_place__team=team, state__in=UNDECIDED).order_by("pk")
    numbers = [str(pk) for pk in members.values_list("pk", flat=True)]
    is_for_office = reader == Audience.OFFICE and str(application.pk) in numbers
    values = {
        "team": team,
        "others": team.places.count() - 1,
        "numbers": BETWEEN.join(numbers) if is_for_office else "",
    }
    yield PageSection("selection/_team.html", values)
