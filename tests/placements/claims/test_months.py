"""A closed month takes no entry, and two people open it again."""

import datetime

import pytest
from django.urls import reverse

from casework.moves import MoveNotAllowed
from casework.waiting import Recipient, lines_for
from placements.claims.deciding import pass_to_payment, return_claim
from placements.claims.errors import MonthClosed
from placements.claims.paying import record_payment, take_back_payment
from placements.claims.settling import record_paid_back
from placements.models import Claim, ClosedMonth
from placements.months.closing import ask_to_open, close_month, keep_closed, open_month
from placements.months.errors import AnotherOpens, ClosedAlready, MonthRuns, OpenedAlready
from skills_match.enums import Right
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import AdvanceFactory, ClaimPaymentFactory, ClosedMonthFactory

from .conftest import DAY, person_of_finance


@pytest.fixture
def last_month():
    """Its last day."""
    return today_in_closing_zone().replace(day=1) - DAY


@pytest.fixture
def closed(approved, last_month, preparer):
    """The claim was approved in it."""
    Claim.objects.filter(pk=approved.pk).update(approved_at=approved.approved_at - 40 * DAY)
    return close_month(programme=approved.programme, month=last_month, by=preparer)


def test_nothing_is_entered_in_a_closed_month_by_whatever_way(closed, approved, preparer, approver, last_month):
    today = today_in_closing_zone()
    month_before = (last_month.replace(day=1) - DAY).replace(day=1)
    ClosedMonthFactory(programme=approved.programme, month=month_before)
    advance = AdvanceFactory(placement=approved.placement)
    ClaimPaymentFactory(claim=advance, paid_on=last_month - DAY)
    pass_to_payment(claim=approved, by=preparer)
    for verb, told in [
        (record_payment, {"claim": approved, "reference": "TT-1", "paid_on": last_month}),
        (return_claim, {"claim": approved, "reason": "Which night?"}),
        (record_paid_back, {"advance": advance, "amount_minor": 1, "reference": "B-1", "day": last_month}),
    ]:
        with pytest.raises(MonthClosed, match=f"{last_month.year}"):
            verb(by=preparer, **told)

    record_payment(claim=approved, by=preparer, reference="TT-1", paid_on=today)

    payment = approved.payments.get()
    approved.payments.update(paid_on=last_month)
    with pytest.raises(MonthClosed):
        take_back_payment(payment=payment, by=preparer, reason="Closed.", came_back_on=last_month)
    assert take_back_payment(payment=payment, by=preparer, reason="Closed.", came_back_on=today).state == "failed"


def test_two_people_open_a_month_and_nobody_alone_by_the_pages(closed, preparer, approver, officer):
    first, second = sign_in(preparer), sign_in(approver)
    months, answer = reverse("office:closed_months"), reverse("office:answer_month", args=[closed.pk])
    again = first.post(months, {"programme": closed.programme_id, "month": f"{closed.month}"})
    first.post(reverse("office:ask_month", args=[closed.pk]), {"reason": "The bank sent a statement late."})
    with pytest.raises(AnotherOpens):
        open_month(closed=closed, by=preparer)
    first.post(answer, {"open": ""})
    told = [line.title for line in lines_for(Recipient.FINANCE, user=approver)]
    own = [line.title for line in lines_for(Recipient.FINANCE, user=preparer)]
    assert ("closed already" in again.text, ClosedMonth.objects.closed().count()) == (True, 1)
    assert "The bank sent a statement late." in second.get(months, {"asked": "1"}).text

    second.post(answer, {"open": ""})

    closed.refresh_from_db()
    waits = "Closed months that a colleague asks to open"
    assert (closed.asked_by, closed.opened_by, waits in told, waits in own) == (preparer, approver, True, False)
    assert sign_in(officer).get(months).status_code == 403
    close_month(programme=closed.programme, month=closed.month, by=approver)
    assert ClosedMonth.objects.count() == 2


def test_a_month_is_closed_once_it_is_over_by_whoever_works_in_the_programme(closed, preparer, approver, stranger):
    told = {"programme": closed.programme, "by": preparer}
    for wrong, refused in [
        ({"month": today_in_closing_zone()}, MonthRuns),
        ({"month": closed.month + datetime.timedelta(days=3)}, ClosedAlready),
        ({"month": closed.month - 40 * DAY, "by": stranger}, MoveNotAllowed),
    ]:
        with pytest.raises(refused):
            close_month(**(told | wrong))
    with pytest.raises(OpenedAlready):
        open_month(closed=closed, by=approver)
    ask_to_open(closed=closed, reason="Late.", by=preparer)
    with pytest.raises(OpenedAlready):
        ask_to_open(closed=closed, reason="Late.", by=approver)

    keep_closed(closed=closed, by=approver)

    closed.refresh_from_db()
    assert (closed.asked_by, closed.reason, closed.opened_at) == (None, "", None)


def test_a_claim_or_a_month_without_a_second_person_says_so_before_anybody_begins(
    sent, preparer, programme, last_month
):
    closed = ClosedMonthFactory(programme=programme, month=last_month.replace(day=1))
    desk, pages = sign_in(preparer), [reverse("office:check_claim", args=[sent.pk])]
    pages.append(reverse("office:ask_month", args=[closed.pk]))

    alone = ["There is no second person" in desk.get(page).text for page in pages]
    person_of_finance("Baraka", Right.FINANCE_APPROVER, programme=programme)
    with_a_colleague = ["There is no second person" in desk.get(page).text for page in pages]

    assert (alone, with_a_colleague) == ([True, True], [False, False])
