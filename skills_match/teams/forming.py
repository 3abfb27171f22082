"""Making, joining and leaving a team: each member for their own application."""

import secrets

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.log_actions import log

from casework.models.slots import first_free
from diaspora.models import User
from diaspora.notices.notify import notify

from ..applications.news import values_of
from ..enums import ApplicationState
from ..models import Application, Team, TeamPlace
from ..models.team import TEAM_AT_MOST
from .errors import InATeamAlready, NoSuchTeam, TeamIsFull, TooLateForTeams

_S = ApplicationState
#: Before anybody of a team has been chosen for anything.
CHANGEABLE = {_S.DRAFT, _S.SUBMITTED, _S.SCREENING, _S.MORE_INFO}
#: Without letters and digits that look alike on paper.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@transaction.atomic
def start_team(*, application: Application, by: User) -> Team:
    """A team of one, with a code to pass on. Raises TooLateForTeams, InATeamAlready."""
    locked = _own(application, by)
    team = Team.objects.create(assignment=locked.assignment, code=_new_code())
    TeamPlace.objects.create(team=team, application=locked, slot=1)
    log(instance=locked, action="application.team", user=by, data={"code": team.code})
    return team


@transaction.atomic
def join_team(*, application: Application, code: str, by: User) -> Team:
    """Join by a code, however it was typed; the others are told.

    Raises NoSuchTeam, TeamIsFull, TooLateForTeams, InATeamAlready.
    """
    teams = Team.objects.select_for_update(no_key=True).filter(assignment=application.assignment_id)
    team = teams.filter(code=_plain(code)).first()
    if team is None:
        raise NoSuchTeam
    locked = _own(application, by)
    others = [place.application for place in team.places.select_related("application__profile__user")]
    if any(each.state not in CHANGEABLE for each in others if each.state != _S.WITHDRAWN):
        raise TooLateForTeams
    slot = first_free(team.places.all(), at_most=TEAM_AT_MOST)
    if slot is None:
        raise TeamIsFull
    TeamPlace.objects.create(team=team, application=locked, slot=slot)
    log(instance=locked, action="application.team", user=by, data={"code": team.code})
    for other in others:
        path = reverse("my:team", args=[other.pk])
        notify(user=other.profile.user, kind="team_joined", values=values_of(locked.assignment), path=path)
    return team


@transaction.atomic
def leave_team(*, application: Application, by: User) -> None:
    """The application goes on alone; a team without anybody is gone. Raises TooLateForTeams."""
    place = TeamPlace.objects.filter(application=application).first()
    if place is None:
        return
    team = Team.objects.select_for_update(no_key=True).filter(pk=place.team_id).first()
    if team is None:  # left by another click in this very moment
        return
    locked = _own(application, by, is_in_one=True)
    if any(each.state not in CHANGEABLE for each in members_of(team) if each.state != _S.WITHDRAWN):
        raise TooLateForTeams
    TeamPlace.objects.filter(application=locked).delete()
    log(instance=locked, action="application.team_left", user=by)
    if not team.places.exists():
        team.delete()


def members_of(team: Team) -> QuerySet[Application]:
    """The applications of a team, in the order in which they joined."""
    return Application.objects.filter(team_place__team=team).order_by("team_place__joined_at", "pk")


def _own(application: Application, by: User, *, is_in_one: bool = False) -> Application:
    """One's own application, held. Raises TooLateForTeams, InATeamAlready."""
    held = Application.objects.select_for_update(of=("self",), no_key=True).select_related("assignment", "profile")
    locked = held.get(pk=application.pk)
    if locked.profile.user_id != by.pk or locked.state not in CHANGEABLE:
        raise TooLateForTeams
    if not is_in_one and TeamPlace.objects.filter(application=locked).exists():
        raise InATeamAlready
    return locked


def _new_code() -> str:
    word = "".join(secrets.choice(_LETTERS) for _place in range(8))
    return f"{word[:4]}-{word[4:]}"


def _plain(code: str) -> str:
    word = "".join(letter for letter in code.upper() if letter in _LETTERS)
    return f"{word[:4]}-{word[4:]}"
