"""From the confirmation to the end: made once, moved by its sides only, told to the others."""

import datetime
import itertools

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed, Stale
from casework.refusals import Refused
from diaspora.models import Notice
from placements.enums import PLACEMENT_BROKEN_OFF, PLACEMENT_MOVES, EndingReason, PlacementState, Side, VisitKind
from placements.life import moving
from placements.life.errors import DayOutOfOrder, NotDoneYet, PlacementBegun, PlacementOver, ReasonNotChosen
from placements.life.extending import change_days
from placements.life.making import make_missing, make_placement, planned_visits
from placements.models import Placement
from placements.visits.planning import confirm_arrival
from selection.enums import SigningSide
from skills_match.applications.lines import line_of
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState, Mode
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.placements import PlacementFactory
from tests.selection.test_conditions import accepted, end_all, make_agreement, sign  # noqa: F401
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
P, S = PlacementState, ApplicationState
DAY = datetime.timedelta(days=1)


def test_the_confirmation_makes_the_placement(accepted, professional, manager, officer):  # noqa: F811
    assignment = accepted.assignment
    assignment.deliverables_en, assignment.counterparts = (
        "- A manual\n- Ten trained nurses",
        "J. Massawe, nurse\nN. Juma",
    )
    assignment.save()
    agreement = make_agreement(application=accepted, by=officer)
    for by, side in zip((professional, manager, officer), SigningSide, strict=True):
        sign(agreement=agreement, by=by, side=side, shown=agreement.sha256)

    end_all(accepted, officer)

    placement = Placement.objects.get(application=accepted)
    assert placement.state == P.PLANNED
    assert [str(row) for row in placement.supervisors.all()] == ["A. Komba, Matron"]
    assert [str(row) for row in placement.counterparts.all()] == ["J. Massawe, nurse", "N. Juma"]
    assert [row.text for row in placement.deliverables.all()] == ["A manual", "Ten trained nurses"]
    assert [row.kind for row in placement.visits.all()] == [VisitKind.ON_SITE]


def test_whoever_was_confirmed_before_gets_a_placement_once(confirmed):
    ApplicationFactory(state=S.ACCEPTED)

    assert (make_missing(), make_missing()) == (1, 0)
    assert make_placement(application=confirmed) == Placement.objects.get()


def test_the_stretches_follow_the_mode():
    kinds = {}
    for mode in Mode:
        placement = PlacementFactory.build(
            mode=mode, starts_on=datetime.date(2026, 3, 2), ends_on=datetime.date(2026, 4, 10)
        )
        visits = planned_visits(placement)
        kinds[mode] = [visit.kind for visit in visits]
        assert (visits[0].starts_on, visits[-1].ends_on) == (placement.starts_on, placement.ends_on)
        assert all(one.ends_on + DAY == other.starts_on for one, other in itertools.pairwise(visits))

    assert kinds == {
        Mode.ON_SITE: [VisitKind.ON_SITE],
        Mode.ONLINE: [VisitKind.ONLINE],
        Mode.BLENDED: [VisitKind.ONLINE, VisitKind.ON_SITE, VisitKind.FOLLOW_UP],
    }


def test_the_host_confirms_the_arrival_and_the_assignment_begins(planned, manager, professional, stranger):
    visit = planned.visits.get()
    for wrong in (professional, stranger):
        with pytest.raises(MoveNotAllowed):
            confirm_arrival(visit=visit, by=wrong, came_on=visit.starts_on)
    with pytest.raises(DayOutOfOrder):
        confirm_arrival(visit=visit, by=manager, came_on=today_in_closing_zone() + DAY)

    confirm_arrival(visit=visit, by=manager, came_on=visit.starts_on + DAY)

    planned.refresh_from_db()
    assert (planned.state, planned.began_on) == (P.DEPLOYED, visit.starts_on + DAY)
    line = line_of(planned.application)
    assert (line.label, line.url) == ("On assignment", reverse("my:placement", args=[planned.pk]))


def test_an_application_is_not_withdrawn_once_the_assignment_has_begun(placement, professional):
    with pytest.raises(PlacementBegun):
        move_application(application=placement.application, to=S.WITHDRAWN, by=professional, actor=Actor.APPLICANT)

    placement.refresh_from_db()
    assert placement.state == P.DEPLOYED


def test_a_placement_is_cancelled_with_its_application(planned, professional):
    move_application(application=planned.application, to=S.WITHDRAWN, by=professional, actor=Actor.APPLICANT)

    planned.refresh_from_db()
    assert planned.state == P.CANCELLED


def test_either_side_says_that_it_has_not_worked_and_the_others_hear_it(placement, manager, professional, officer):
    placement.application.officer = officer
    placement.application.save()
    with pytest.raises(ReasonNotChosen):
        moving.break_off(placement=placement, to=P.HAS_NOT_WORKED, by=manager, reason="")
    with pytest.raises(ReasonNotChosen):
        moving.break_off(placement=placement, to=P.COMPLETED, by=manager, reason=EndingReason.NO_WORK)
    with pytest.raises(Stale):
        moving.break_off(
            placement=placement, to=P.HAS_NOT_WORKED, by=manager, reason=EndingReason.NO_WORK, seen=P.PLANNED
        )

    moving.break_off(placement=placement, to=P.HAS_NOT_WORKED, by=manager, reason=EndingReason.NO_WORK, text="No ward.")

    placement.refresh_from_db()
    assert (placement.state, placement.ending_side, placement.ending_text) == (P.HAS_NOT_WORKED, Side.HOST, "No ward.")
    told = Notice.objects.filter(kind="placement_has_not_worked").values_list("user", flat=True)
    assert sorted(told) == sorted([professional.pk, officer.pk])


def test_nothing_is_done_before_its_last_day(placement, officer, manager):
    with pytest.raises(MoveNotAllowed):
        moving.complete_placement(placement=placement, by=manager)
    with pytest.raises(NotDoneYet):
        moving.complete_placement(placement=placement, by=officer)
    with pytest.raises(DayOutOfOrder):
        moving.complete_placement(placement=placement, by=officer, ended_on=placement.began_on - DAY)

    moving.complete_placement(placement=placement, by=officer, ended_on=today_in_closing_zone())

    placement.refresh_from_db()
    assert (placement.state, placement.days) == (P.COMPLETED, 11)


def test_other_days_are_agreed_with_a_reason_and_the_visits_follow(placement, officer, manager):
    later = placement.ends_on + 14 * DAY
    with pytest.raises(MoveNotAllowed):
        change_days(placement=placement, by=manager, starts_on=placement.starts_on, ends_on=later, reason="More wards.")
    with pytest.raises(DayOutOfOrder):
        change_days(placement=placement, by=officer, starts_on=placement.starts_on + DAY, ends_on=later, reason="x")

    change_days(placement=placement, by=officer, starts_on=placement.starts_on, ends_on=later, reason="More wards.")

    placement.refresh_from_db()
    assert (placement.ends_on, placement.visits.get().ends_on) == (later, later)
    page = sign_in(manager).get(reverse("institution_assignments:placement", args=[placement.pk])).text
    assert "More wards." in page


def test_other_days_amend_the_agreement_which_all_sign_again(placement, officer):
    make_agreement(application=placement.application, by=officer)
    later = placement.ends_on + 14 * DAY

    for _twice in range(2):
        change_days(placement=placement, by=officer, starts_on=placement.starts_on, ends_on=later, reason="More wards.")

    versions = placement.application.agreements.all()
    assert [each.number for each in versions] == [2, 1]
    assert versions[0].amendment.ends_on == later
    assert heard_by(placement.application.profile.user).count("agreement_to_sign") == 2


def test_the_database_refuses_an_end_without_a_reason(placement):
    for values in (
        {"state": P.ENDED_EARLY, "ended_on": placement.ends_on},
        {"state": P.COMPLETED, "ended_on": None},
        {"ended_on": placement.began_on - DAY},
        {"began_on": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.filter(pk=placement.pk).update(**values)


VERBS = {
    "begin": lambda **who: moving.begin_placement(began_on=today_in_closing_zone() - 9 * DAY, **who),
    "done": lambda **who: moving.complete_placement(ended_on=today_in_closing_zone(), **who),
    "close": moving.close_placement,
    **{
        to: lambda to=to, **who: moving.break_off(to=to, reason=EndingReason.HEALTH, **who)
        for to in sorted(PLACEMENT_BROKEN_OFF)
    },
}
SIDES = {"expert": Side.EXPERT, "manager": Side.HOST, "officer": Side.OFFICE, "stranger": None, "clock": Side.CLOCK}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(attempts=st.lists(st.tuples(st.sampled_from(list(VERBS)), st.sampled_from(list(SIDES))), max_size=12))
def test_only_moves_of_the_table_happen(confirmed, professional, manager, officer, stranger, attempts):
    Placement.objects.all().delete()
    placement = PlacementFactory(application=confirmed, state=P.PLANNED)
    people = {"expert": professional, "manager": manager, "officer": officer, "stranger": stranger, "clock": None}
    states = [P.PLANNED]

    for verb, who in attempts:
        try:
            VERBS[verb](placement=placement, by=people[who])
        except Refused:
            placement.refresh_from_db()
            assert placement.state == states[-1]
        else:
            placement.refresh_from_db()
            assert SIDES[who] in PLACEMENT_MOVES[states[-1], P(placement.state)]
            states.append(P(placement.state))

    assert all(move in PLACEMENT_MOVES for move in itertools.pairwise(states))
    logged = ModelLogEntry.objects.for_instance(placement).order_by("id")
    assert [entry.data["to"] for entry in logged] == states[1:]


def test_every_state_is_reached_and_nothing_leaves_an_end():
    assert {to for _before, to in PLACEMENT_MOVES} | {P.PLANNED} == set(P)
    ends = set(P) - {before for before, _to in PLACEMENT_MOVES}
    assert ends == {P.EVALUATED, P.ENDED_EARLY, P.HAS_NOT_WORKED, P.CANCELLED}


def test_nothing_is_added_to_what_has_ended(placement, officer, manager):
    from placements.deliverables.working import add_deliverable
    from placements.people.handing_over import add_counterpart

    moving.break_off(placement=placement, to=P.ENDED_EARLY, by=officer, reason=EndingReason.DONE_SOONER)

    for add in (
        lambda: add_deliverable(placement=placement, by=officer, text="One more"),
        lambda: add_counterpart(placement=placement, by=manager, name="Late"),
        lambda: change_days(
            placement=placement, by=officer, starts_on=placement.starts_on, ends_on=placement.ends_on, reason="x"
        ),
    ):
        with pytest.raises(PlacementOver):
            add()
