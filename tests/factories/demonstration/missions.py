"""Several people at one host as one mission: who has a seat, who left one, and who could take it."""

from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment, Team, TeamPlace

from ..matching import ApplicationFactory
from .texts import read_one


def told_of_placements() -> list[dict]:
    """What is told of each placement; those of a mission have what they share from it."""
    file = read_one("placements")
    missions = {each["code"]: each for each in file["mission"]}
    return [missions.get(each.get("mission"), {}) | each for each in file["placement"]]


def mission_assignment(told: dict) -> Assignment | None:
    """That of the mission, once somebody has a seat there."""
    return Assignment.objects.filter(teams__code=told["mission"]).first() if "mission" in told else None


def take_seat(told: dict, application: Application) -> None:
    values = {"assignment": application.assignment}
    team, _is_new = Team.objects.get_or_create(code=told["mission"], defaults=values)
    TeamPlace.objects.create(team=team, slot=told["seat"], application=application)


def build_reserves(people) -> None:
    """Who waits for a seat that becomes free."""
    for each in read_one("placements")["reserve"]:
        assignment = Assignment.objects.get(teams__code=each["mission"])
        values = {"state": ApplicationState.RESERVE, "motivation": each["motivation"]}
        ApplicationFactory(assignment=assignment, profile=people[each["person"]], **values)
