"""A year of assignments by the pages of those who take part: the portal's sums are those of an independent ledger."""

import datetime
from collections import Counter

import pytest
import time_machine
from django.db.models import Count
from django.urls import reverse

from diaspora.models import Notice
from placements.claim_totals.figures import totals
from placements.enums import PLACEMENT_OVER, TotalsBy
from placements.models import Certificate, Claim, Placement, Reminder, Report, ReturnAnswer
from tests.conftest import sign_in

from .script import DAY, START, Year

pytestmark = pytest.mark.django_db


def days_of(length: int, step: int):
    """Nine in the morning of each day that is played."""
    for number in range(0, length, step):
        yield datetime.datetime.combine(START + number * DAY, datetime.time(9), tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("number", "programmes", "length", "step"),
    [(6, 2, 75, 3), pytest.param(60, 3, 400, 1, marks=pytest.mark.whole)],
)
def test_a_year_ends_with_the_sums_of_an_independent_ledger(number, programmes, length, step):
    with time_machine.travel(datetime.datetime.combine(START, datetime.time(8)), tick=False):
        year = Year(number, programmes)
    for moment in days_of(length, step):
        with time_machine.travel(moment, tick=False):
            year.live(moment.date())
            if moment.date() == START + 15 * DAY:
                year.incident()
    # What is asked three and twelve months later.
    for later in (130, 500):
        for day in (0, 1, 4):
            moment = datetime.datetime.combine(
                START + (length + later + day) * DAY, datetime.time(9), tzinfo=datetime.UTC
            )
            with time_machine.travel(moment, tick=False):
                year.live(moment.date())
    with time_machine.travel(moment, tick=False):
        _is_as_the_ledger_says(year)
        _nothing_is_in_limbo(number)
    assert year.refused == []
    assert year.ledger.safe > 0
    assert year.ledger.failed > 0


def _is_as_the_ledger_says(year: Year) -> None:
    paid = {row.label: row.figures.paid for row in totals(Claim.objects.all(), TotalsBy.PROGRAMME)}
    desk = sign_in(year.officer)
    for each in year.programmes:
        programme = each["programme"]
        asked = {"programme": programme.pk, "first_on": f"{START}", "last_on": f"{START + 600 * DAY}"}
        tables = desk.get(reverse("office:programme_report"), asked).context["tables"]
        done = dict(next(table["rows"] for table in tables if table["title"] == "What was done"))
        learners = year.ledger.learners[programme.pk]
        assert done["Days at work"] == year.ledger.days[programme.pk]
        assert done["Sessions"] == year.ledger.sessions[programme.pk]
        assert done["People who learnt"] == (learners + 2) // 5 * 5
        assert paid.get(str(programme), 0) == year.ledger.paid[programme.pk]


def _nothing_is_in_limbo(number: int) -> None:
    states = Counter(Placement.objects.values_list("state", flat=True))
    assert set(states) <= PLACEMENT_OVER
    assert (states["ended_early"], sum(states.values())) == (number // 6, number)
    assert not Claim.objects.exclude(state="paid").exists()
    assert not Report.objects.due().exists()
    assert not ReturnAnswer.objects.filter(answered_at=None).exists()
    assert Certificate.objects.count() == number
    a_day = Reminder.objects.values("user", "day").annotate(number=Count("pk"))
    assert max((row["number"] for row in a_day), default=0) <= 1
    reminders = Counter(
        (row.user_id, row.created_at.date()) for row in Notice.objects.filter(kind="placement_reminder")
    )
    assert reminders
    assert max(reminders.values()) == 1
