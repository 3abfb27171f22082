"""Named officers follow a case to its end, by its table."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.moves import MoveNotAllowed, ReasonMissing, Stale
from casework.waiting import Recipient, lines_for
from diaspora.models import Notice
from safeguarding.cases.errors import DayMissing, OutcomeMissing
from safeguarding.cases.following import keep_out, move_case, write_to_case
from safeguarding.cases.retention import delete_old_cases
from safeguarding.enums import CASE_MOVES, CaseState
from safeguarding.models import Case
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.programmes import ProgrammeFactory
from tests.factories.safeguarding import CaseFactory, RetentionTermFactory

pytestmark = pytest.mark.django_db
_C = CaseState
DAY = datetime.timedelta(days=1)


@pytest.fixture
def case(first, second):
    return CaseFactory()


def test_a_case_goes_the_ways_of_its_table_and_no_other(case, first, officer):
    soon = {"answer_by": today_in_closing_zone(), "reason": "Because"}
    refused = []
    for state in _C:
        for to in _C:
            Case.objects.filter(pk=case.pk).update(state=state, outcome="measures")
            outcome = {"outcome": "measures"} if to == _C.CLOSED else {}
            with pytest.raises(MoveNotAllowed):
                move_case(case=case, to=to, by=officer, **soon, **outcome)
            try:
                move_case(case=case, to=to, by=first, **soon, **outcome)
            except MoveNotAllowed:
                refused.append((state, to))

    assert {(before, to) for before in _C for to in _C} - set(refused) == set(CASE_MOVES)


def test_a_move_asks_for_its_day_its_reason_its_outcome_and_the_state_that_was_seen(case, first):
    today = today_in_closing_zone()
    with pytest.raises(DayMissing):
        move_case(case=case, to=_C.ACKNOWLEDGED, by=first, answer_by=today - DAY)
    with pytest.raises(Stale):
        move_case(case=case, to=_C.ACKNOWLEDGED, by=first, answer_by=today, seen="examined")
    move_case(case=case, to=_C.ACKNOWLEDGED, by=first, answer_by=today, seen="received")
    with pytest.raises(ReasonMissing):
        move_case(case=case, to=_C.CLOSED, by=first, outcome="measures")
    with pytest.raises(OutcomeMissing):
        move_case(case=case, to=_C.CLOSED, by=first, reason="Done")

    closed = move_case(case=case, to=_C.CLOSED, by=first, reason="Contract ended", outcome="measures")

    assert (closed.handler, closed.outcome) == (first, "measures")
    assert list(case.entries.values_list("moved_to", "text")) == [("acknowledged", ""), ("closed", "Contract ended")]


def test_an_officer_who_is_kept_out_hands_the_case_to_the_second_one(case, first, second):
    move_case(case=case, to=_C.ACKNOWLEDGED, by=first, answer_by=today_in_closing_zone())
    write_to_case(case=case, by=second, text="She knows the hospital well.", is_answer=False)

    keep_out(case=case, user=first, by=second)
    keep_out(case=case, user=first, by=second)

    case.refresh_from_db()
    assert case.handler is None
    assert sign_in(first).get(reverse("safeguarding_desk:case", args=[case.pk])).status_code == 404
    with pytest.raises(MoveNotAllowed):
        write_to_case(case=case, by=first, text="Still here", is_answer=False)
    assert case.entries.filter(kind="kept_out").count() == 1
    assert not Notice.objects.filter(user=first).exists()


def test_late_cases_wait_for_officers_alone(case, first, officer):
    Case.objects.filter(pk=case.pk).update(answer_by=today_in_closing_zone() - DAY)
    CaseFactory(state="closed", outcome="measures")

    [running, unread] = [line for line in lines_for(Recipient.OFFICE, user=first) if "safeguarding" in line.url]
    page = sign_in(first).get(f"{reverse('safeguarding_desk:cases')}?show=late")

    assert (running.waiting, running.overdue.number, unread.waiting) == (1, 1, 1)
    assert [row.pk for row in page.context["page"]] == [case.pk]
    assert not [line for line in lines_for(Recipient.OFFICE, user=officer) if "safeguarding" in line.url]


def test_the_office_hears_that_nobody_is_named_once_a_report_waits(officer):
    def titles():
        return [line.title for line in lines_for(Recipient.OFFICE, user=officer) if "safety" in line.title]

    assert titles() == []
    CaseFactory()
    assert titles() == ["Nobody is named to read reports about safety"]


def test_a_closed_case_goes_when_the_time_of_its_programme_is_over(first):
    long_ago = timezone.now() - datetime.timedelta(days=100)
    closed = {"state": "closed", "outcome": "measures", "in_state_since": long_ago}
    old, running = CaseFactory(**closed), CaseFactory(in_state_since=long_ago)
    elsewhere = CaseFactory(programme=ProgrammeFactory(), **closed)
    sign_in(first).post(reverse("safeguarding_desk:retention", args=[old.programme_id]), {"days": "90"})

    assert delete_old_cases() == 1

    assert set(Case.objects.all()) == {running, elsewhere}


def test_the_list_and_a_case_ask_as_much_for_one_as_for_three(first, second, django_assert_num_queries):
    client, address = sign_in(first), reverse("safeguarding_desk:cases")
    client.get(address)
    for number in (1, 2):
        for _each in range(number):
            case = CaseFactory(handler=second)
        with django_assert_num_queries(11):
            client.get(address)
    client.get(reverse("safeguarding_desk:case", args=[case.pk]))
    for number in (1, 2):
        for _each in range(number):
            write_to_case(case=case, by=second, text="A note", is_answer=False)
        with django_assert_num_queries(17):
            client.get(reverse("safeguarding_desk:case", args=[case.pk]))


def test_terms_of_a_month_to_ten_years_are_kept(first):
    term = RetentionTermFactory()
    address = reverse("safeguarding_desk:retention", args=[term.programme_id])

    page = sign_in(first).post(address, {"days": "3"})

    term.refresh_from_db()
    assert (page.status_code, term.days) == (200, 60)
