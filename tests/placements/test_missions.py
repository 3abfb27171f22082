"""A mission has seats: those that become free are given to others together, or not at all."""

import pytest
from django.urls import reverse

from casework.moves import MoveNotAllowed
from placements.missions.seats import SeatIsTaken, fill_seats, mission_of, seats_of
from skills_match.models import Team, TeamPlace
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory
from tests.factories.placements import PlacementFactory
from tests.factories.reviews import SubjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission():
    """Three seats: one works, one left early, one said no to the offer."""
    assignment = AssignmentFactory(state="published", posts=3)
    team = Team.objects.create(assignment=assignment, code="ABCD-EFGH")
    states = {"deployed": "confirmed", "ended_early": "confirmed", "": "declined"}
    for slot, (placed, state) in enumerate(states.items(), start=1):
        application = ApplicationFactory(assignment=assignment, state=state)
        TeamPlace.objects.create(team=team, application=application, slot=slot)
        if placed:
            PlacementFactory(application=application, state=placed)
    return team


def first_placement(team):
    return seats_of(team)[0].placement


def test_two_free_seats_are_filled_together_from_the_same_assignment(mission, officer):
    reserve, confirmed = (
        ApplicationFactory(assignment=mission.assignment, state=each) for each in ("reserve", "confirmed")
    )
    elsewhere, refused = (
        ApplicationFactory(state="reserve"),
        ApplicationFactory(assignment=mission.assignment, state="not_selected"),
    )
    client = sign_in(officer)
    address = reverse("office:fill_seats", args=[first_placement(mission).pk])

    asked = client.get(address)
    for wrong in (elsewhere, refused):
        client.post(address, {"seat_2": reserve.pk, "seat_3": wrong.pk})
    client.post(address, {"seat_2": reserve.pk, "seat_3": reserve.pk})
    before = [seat.is_free for seat in seats_of(mission)]
    client.post(address, {"seat_2": reserve.pk, "seat_3": confirmed.pk})

    assert set(asked.context["form"].fields) == {"seat_2", "seat_3"}
    assert before == [False, True, True]
    assert [seat.application for seat in seats_of(mission)][1:] == [reserve, confirmed]
    assert not any(seat.is_free for seat in seats_of(mission))
    page = client.get(reverse("office:placement", args=[first_placement(mission).pk])).text
    assert "Free seat" not in page
    assert str(reserve.profile) in page


def test_a_seat_that_somebody_has_is_given_to_nobody_else(mission, officer):
    other = ApplicationFactory(assignment=mission.assignment, state="reserve")
    with pytest.raises(SeatIsTaken):
        fill_seats(team=mission, by=officer, chosen={1: other})


def test_nobody_fills_seats_of_their_own_team(mission, officer):
    own = seats_of(mission)[1].application
    type(own).objects.filter(pk=own.pk).update(profile=ProfileFactory(user=officer))
    other = ApplicationFactory(assignment=mission.assignment, state="reserve")
    with pytest.raises(MoveNotAllowed):
        fill_seats(team=mission, by=officer, chosen={3: other})


def test_a_team_names_nobody_who_is_judged_without_a_name(mission, officer):
    judged = seats_of(mission)[2].application
    subject = SubjectFactory(round__kind="application", round__group_id=mission.assignment_id, record_id=judged.pk)
    subject.round.phases.update(shows_names=False)
    name = judged.snapshot.get("name") or str(judged.profile)

    hidden = sign_in(officer).get(reverse("office:placement", args=[first_placement(mission).pk])).text
    subject.round.phases.update(shows_names=True, shows_cv=True)
    shown = sign_in(officer).get(reverse("office:placement", args=[first_placement(mission).pk])).text

    assert ["judged without the name" in hidden, name in hidden, name in shown] == [True, False, True]


def test_a_host_sees_the_seats_and_gives_none(mission, manager):
    placement = first_placement(mission)
    institution = manager.memberships.get().institution
    type(mission.assignment).objects.filter(pk=mission.assignment_id).update(institution=institution)
    client = sign_in(manager)

    page = client.get(reverse("institution_assignments:placement", args=[placement.pk]))

    assert page.text.count("Free seat") == 2
    assert "Fill the free seats" not in page.text
    assert mission_of(placement) == mission
