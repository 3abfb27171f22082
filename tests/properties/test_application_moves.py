"""Whatever people try in whatever order: only moves of the table happen, each logged once, and ends are final."""

import datetime
import itertools

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from casework.refusals import Refused
from selection.enums import SigningSide
from selection.models import Agreement
from selection.offers import answering, offering
from skills_match.applications import applying as verbs
from skills_match.enums import APPLICATION_MOVES, REASON_REQUIRED, Actor, ApplicationState
from skills_match.models import Application
from tests.factories.matching import ApplicationFactory
from tests.factories.people import UserFactory

S = ApplicationState
DAY = timezone.localdate() + datetime.timedelta(days=5)
VERBS = {
    S.SUBMITTED: verbs.submit_application,
    S.SCREENING: verbs.start_screening,
    S.MORE_INFO: lambda **who: verbs.request_more_info(reason="Who?", **who),
    "supply": lambda **who: verbs.supply_info(text="She.", **who),
    S.SHORTLISTED: verbs.shortlist_application,
    S.INTERVIEW: verbs.ask_to_interview,
    S.RESERVE: verbs.put_on_reserve,
    S.OFFERED: lambda **who: offering.offer_place(answer_by=DAY, **who),
    S.ACCEPTED: answering.accept_offer,
    S.DECLINED: answering.decline_offer,
    S.NOT_ELIGIBLE: lambda **who: verbs.mark_not_eligible(reason="No licence.", **who),
    S.NOT_SELECTED: lambda **who: verbs.mark_not_selected(reason="Another.", **who),
    S.WITHDRAWN: verbs.withdraw_application,
    "reopen": verbs.reopen_application,
}
FINAL = {state for state in S if not any(before == state for before, _to in APPLICATION_MOVES)}
ACTORS = {"applicant": Actor.APPLICANT, "officer": Actor.OFFICE, "stranger": None, "manager": None}


def test_the_table_is_sound():
    reached = {to for _before, to in APPLICATION_MOVES} | {S.DRAFT}

    assert reached == set(S)
    assert {S.NOT_ELIGIBLE, S.NOT_SELECTED, S.DECLINED, S.OFFER_EXPIRED, S.CANCELLED_BY_HOST} == FINAL
    assert REASON_REQUIRED - {S.MORE_INFO} <= FINAL


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(attempts=st.lists(st.tuples(st.sampled_from(list(VERBS)), st.sampled_from(list(ACTORS))), max_size=14))
def test_only_moves_of_the_table_happen(professional, officer, stranger, manager, attempts):
    Application.objects.all().delete()
    application = ApplicationFactory(
        state=S.DRAFT,
        profile=professional.profile,
        available_from=DAY,
        available_until=DAY,
        assignment__institution=manager.memberships.get().institution,
    )
    people = {"applicant": professional, "officer": officer, "stranger": stranger, "manager": manager}
    states = [S.DRAFT]

    for verb, who in attempts:
        try:
            VERBS[verb](application=application, by=people[who])
        except Refused:
            application.refresh_from_db()
            assert application.state == states[-1]
        else:
            application.refresh_from_db()
            assert ACTORS[who] in APPLICATION_MOVES[states[-1], S(application.state)]
            states.append(S(application.state))

    assert all(move in APPLICATION_MOVES for move in itertools.pairwise(states))
    assert not FINAL & set(states[:-1])
    logged = ModelLogEntry.objects.for_instance(application).order_by("id")
    assert [entry.data["to"] for entry in logged] == states[1:]


def met_and_signed(application, officer) -> None:
    """What only a confirmation asks for."""
    application.conditions.create(kind="visa", owner="person", state="met")
    agreement = Agreement.objects.create(application=application, number=1, text_en="a", text_sw="b", sha256="c")
    for side, signer in zip(SigningSide, [application.profile.user, UserFactory(), officer], strict=True):
        agreement.signatures.create(side=side, signer=signer, name="A B")


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "to"), list(itertools.product(S, S)))
def test_every_pair_of_states_follows_the_table(professional, officer, before, to):
    by = {Actor.APPLICANT: professional, Actor.OFFICE: officer, Actor.CLOCK: None}
    # Who gave up a place that was offered does not come back.
    offered = None if before == S.WITHDRAWN else DAY
    application = ApplicationFactory(state=before, profile=professional.profile, offer_answer_by=offered)
    met_and_signed(application, officer)
    allowed = APPLICATION_MOVES.get((before, to), set())

    for actor, person in by.items():
        Application.objects.filter(pk=application.pk).update(state=before)
        try:
            verbs.move_application(
                application=application, to=to, by=person, actor=actor, reason="Because", submitted_at=timezone.now()
            )
        except Refused:
            assert actor not in allowed
        else:
            assert actor in allowed
