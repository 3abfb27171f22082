"""Several people at one host as one mission: their seats, and who takes one that has become free."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.moves import MoveNotAllowed, as_now
from casework.refusals import Refused
from diaspora.models import User
from diaspora.rules import is_office
from skills_match.enums import APPLICATION_TAKES_POST, ApplicationState
from skills_match.models import Application, Team, TeamPlace
from skills_match.teams.together import UNDECIDED

from ..enums import PLACEMENT_BROKEN_OFF, PlacementState
from ..life.moves import MOVES
from ..models import Placement

#: Whoever can still come: undecided, asked, or chosen already.
CAN_COME = UNDECIDED | {ApplicationState.OFFERED} | set(APPLICATION_TAKES_POST)
#: Nobody sits there any more.
_GONE = {
    ApplicationState.NOT_ELIGIBLE,
    ApplicationState.NOT_SELECTED,
    ApplicationState.WITHDRAWN,
    ApplicationState.DECLINED,
    ApplicationState.OFFER_EXPIRED,
    ApplicationState.CANCELLED_BY_HOST,
}
_EMPTY = {PlacementState.CANCELLED, *PLACEMENT_BROKEN_OFF}


class SeatIsTaken(Refused):
    text = _("Somebody sits there, or was put there meanwhile. Nothing was changed.")


class CannotTakeSeat(Refused):
    text = _("This person cannot take the seat: the application is over, in another team, or for another assignment.")


@dataclass(frozen=True)
class MissionSeat:
    """A place in the mission, with whoever has it or had it last."""

    number: int
    application: Application
    placement: Placement | None

    @property
    def is_free(self) -> bool:
        return self.application.state in _GONE or (self.placement is not None and self.placement.state in _EMPTY)


def mission_of(placement: Placement) -> Team | None:
    return Team.objects.filter(places__application=placement.application_id).first()


def seats_of(team: Team) -> list[MissionSeat]:
    """In their order. Two queries."""
    places = team.places.select_related("application__profile__user", "application__placement")
    return [MissionSeat(row.slot, row.application, getattr(row.application, "placement", None)) for row in places]


def _hold(applications: Iterable[Application]) -> None:
    """Nobody takes them into another team, or decides on them, meanwhile."""
    held = Application.objects.select_for_update(of=("self",), no_key=True)
    list(held.filter(pk__in=[row.pk for row in applications]).order_by("pk"))


def who_could_come(team: Team, by: User) -> QuerySet[Application]:
    """Other applications for the same assignment, in no team, that `by` works on."""
    found = Application.objects.for_office(by).filter(assignment=team.assignment_id, team_place=None)
    return found.filter(state__in=sorted(CAN_COME)).select_related("profile__user").order_by("pk")


@transaction.atomic
def fill_seats(*, team: Team, by: User, chosen: Mapping[int, Application]) -> None:
    """Give free seats, by their number, to others: all of them or none. Who is undecided there is from now on decided
    on together and alike. Nobody does so in their own team. Raises MoveNotAllowed, SeatIsTaken, CannotTakeSeat."""
    if not is_office(as_now(by)):
        raise MoveNotAllowed(MOVES.words.forbidden)
    locked = Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    _hold(chosen.values())
    seats = seats_of(locked)
    if any(seat.application.profile.user_id == by.pk for seat in seats):
        raise MoveNotAllowed(MOVES.words.forbidden)
    free = {seat.number: seat for seat in seats if seat.is_free}
    if chosen.keys() - free.keys():
        raise SeatIsTaken
    could = {row.pk: row for row in who_could_come(locked, by)}
    if len({row.pk for row in chosen.values()}) < len(chosen) or any(row.pk not in could for row in chosen.values()):
        raise CannotTakeSeat
    for number, application in sorted(chosen.items()):
        left = free[number].application
        TeamPlace.objects.filter(team=locked, slot=number).delete()
        TeamPlace.objects.create(team=locked, slot=number, application=could[application.pk])
        told = {"code": locked.code, "seat": number}
        log(instance=left, action="application.team_left", user=by, data=told)
        log(instance=could[application.pk], action="application.team", user=by, data=told)
