"""Offers are committed against budget lines: nobody is offered more than is left, and what ended is free again."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from selection.decisions.preparing import prepare_decision
from selection.decisions.releasing import prepared, print_of, release_decisions
from selection.models import Offer, PreparedDecision
from selection.negotiating.renewing import change_offer
from selection.offers.answering import decline_offer
from selection.offers.budget import budget_of
from selection.offers.ending import expire_due_offers
from selection.offers.errors import OverBudget
from selection.offers.offering import offer_place
from skills_match.applications.applying import withdraw_application
from skills_match.enums import ApplicationState
from skills_match.models import AllowanceBudget, Application
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.programmes import ProgrammeBudgetLineFactory

pytestmark = pytest.mark.django_db
S = ApplicationState
FIRST = datetime.date(2027, 3, 1)
TWENTY_DAYS = {"starts_on": FIRST, "ends_on": FIRST + datetime.timedelta(days=19)}
ANSWER = {"answer_by": datetime.date(2027, 1, 15)}


@pytest.fixture
def line():
    """3,000 dollars for daily subsistence and travel."""
    line = ProgrammeBudgetLineFactory(code="H-1", label_en="Stays", amount_minor=300_000)
    for kind in ("subsistence", "travel"):
        AllowanceBudget.objects.create(programme=line.programme, kind=kind, currency="USD", budget_line=line)
    return line


@pytest.fixture
def assignment(line):
    """20 days at 45 dollars and two trips at 600: 2,100 dollars; what other lines pay is not counted."""
    assignment = AssignmentFactory(programme=line.programme, posts=5, length_days=20)
    for kind, unit, amount, currency in (
        ("subsistence", "day", 4_500, "USD"),
        ("travel", "trip", 60_000, "USD"),
        ("insurance", "once", 900_000, "USD"),
        ("subsistence", "once", 99_000_000, "TZS"),
    ):
        assignment.allowances.create(kind=kind, unit=unit, amount_minor=amount, currency=currency)
    return assignment


def shortlisted(assignment) -> Application:
    return ApplicationFactory(assignment=assignment, state=S.SHORTLISTED)


def offer(application, officer, **changes) -> Application:
    return offer_place(application=application, by=officer, **{**ANSWER, **TWENTY_DAYS, **changes})


def left(line) -> int:
    [row] = budget_of(line.programme)
    return row.left_minor


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel("2026-12-15T09:00:00Z", tick=False):
        yield


@pytest.mark.parametrize("end", ["decline", "expire", "withdraw"])
def test_an_offer_is_committed_until_it_ends(line, assignment, officer, end):
    offered = offer(shortlisted(assignment), officer)
    person = offered.profile.user
    assert left(line) == 300_000 - 210_000

    if end == "decline":
        decline_offer(application=offered, by=person)
    elif end == "withdraw":
        withdraw_application(application=offered, by=person)
    else:
        Offer.objects.update(answer_by=datetime.date(2026, 12, 1))
        expire_due_offers()

    assert left(line) == 300_000


def test_more_than_is_left_is_offered_to_nobody(line, assignment, officer):
    offer(shortlisted(assignment), officer)
    second = shortlisted(assignment)

    with pytest.raises(
        OverBudget, match=r"USD\s2,100\.00 from the budget line H-1 Stays, of which USD\s900\.00 is left"
    ):
        offer(second, officer)

    second.refresh_from_db()
    assert second.state == S.SHORTLISTED
    assert not Offer.objects.filter(application=second, released_at__isnull=False).exists()


def test_a_new_version_takes_no_more_than_is_left_but_may_always_take_less(line, assignment, officer):
    offered = offer(shortlisted(assignment), officer)
    same = {"application": offered, "by": officer, "terms": "", **ANSWER}
    with pytest.raises(OverBudget):
        change_offer(**same, starts_on=FIRST, ends_on=FIRST + datetime.timedelta(days=40))
    type(line).objects.filter(pk=line.pk).update(amount_minor=100_000)

    change_offer(**same, starts_on=FIRST, ends_on=FIRST + datetime.timedelta(days=9))

    assert left(line) == 100_000 - 165_000


def test_what_is_prepared_counts_for_whoever_prepares_and_is_committed_by_its_release(line, assignment, officer):
    first, second = shortlisted(assignment), shortlisted(assignment)
    told = {"to": S.OFFERED, "by": officer, **ANSWER, **TWENTY_DAYS}
    decision = prepare_decision(application=first, **told)
    with pytest.raises(OverBudget):
        prepare_decision(application=second, **told)
    [row] = budget_of(line.programme)
    assert (row.committed_minor, row.prepared_minor) == (0, 210_000)

    release_decisions(numbers=[decision.pk], by=officer, shown=print_of(prepared(officer)))

    [row] = budget_of(line.programme)
    assert (row.committed_minor, row.prepared_minor) == (210_000, 0)
    assert not PreparedDecision.objects.filter(application=second).exists()


def test_whoever_offers_reads_what_is_left_and_keeps_what_was_typed(line, assignment, officer):
    offer(shortlisted(assignment), officer)
    second, browser = shortlisted(assignment), sign_in(officer)
    page = browser.get(reverse("office:application", args=[second.pk])).text
    assert all(text in page for text in ("H-1 Stays", "USD\xa0900.00", "USD\xa02,100.00"))
    typed = {"decision": "offered", "seen": "shortlisted", "terms": "On ward four."}
    days = {name: str(day) for name, day in {**ANSWER, **TWENTY_DAYS}.items()}

    refused = browser.post(reverse("office:decision", args=[second.pk]), typed | days).text

    assert "of which USD\xa0900.00 is left" in refused
    assert "On ward four." in refused


def test_one_line_pays_an_allowance_in_a_currency(line, officer):
    browser, other = sign_in(officer), ProgrammeBudgetLineFactory(programme=line.programme, code="H-2")
    page = reverse("office:change_in_programme", args=[line.programme.code, "budget", other.pk])
    typed = {"code": "H-2", "label_en": "Insurance", "label_sw": "Bima", "amount": "500", "currency": "USD"}

    taken = browser.post(page, typed | {"pays": ["travel", "insurance"]}).text
    browser.post(page, typed | {"pays": ["insurance"]})

    assert "“Travel” is paid from another line in this currency: H-1 Stays." in taken
    assert [row.kind for row in other.pays.all()] == ["insurance"]
    listed = browser.get(reverse("office:programme", args=[line.programme.code])).text
    assert "in offers: USD\xa00.00, still left: USD\xa03,000.00" in listed
