"""The report of a programme says what its rows say, for the days that were asked, and no small number of people."""

import datetime
import io
import re
from urllib.parse import unquote

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from casework.moves import MoveNotAllowed
from placements.enums import ClaimState
from placements.models import Claim, Evaluation
from placements.teaching.keeping import SaidBefore, say_sexes
from tests.conftest import sign_in
from tests.factories.placements import (
    ClaimFactory,
    ClaimLineFactory,
    CounterpartFactory,
    DeliverableFactory,
    EvaluationFactory,
    GrantFactory,
    LearnersBySexFactory,
    LineShareFactory,
    PlacementFactory,
    TeachingSessionFactory,
)
from tests.factories.programmes import ProgrammeBudgetLineFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
MARCH = {"first_on": "2026-03-01", "last_on": "2026-03-31"}


def day(number: int, month: int = 3) -> datetime.date:
    return datetime.date(2026, month, number)


def worked(programme, first: datetime.date, last: datetime.date, *, learners: int, mode: str = "on_site"):
    """Ended as planned, with two sessions of the same people and one done deliverable of two."""
    placement = PlacementFactory(
        application__assignment__programme=programme, state="completed", mode=mode, starts_on=first, ends_on=last
    )
    for number in (learners, learners - 1):
        TeachingSessionFactory(placement=placement, held_on=last, minutes=90, learners=number)
    DeliverableFactory(placement=placement, done_on=last)
    DeliverableFactory(placement=placement)
    return placement


@pytest.fixture
def programme():
    """Two at work in March, one before; what was approved of a claim is carried by two grants."""
    programme = ProgrammeFactory()
    placement = worked(programme, day(25, 2), day(10), learners=9)
    worked(programme, day(20), day(5, 4), learners=7, mode="online")
    worked(programme, day(1, 1), day(20, 2), learners=50)
    worked(ProgrammeFactory(), day(1), day(20), learners=50)
    budget = ProgrammeBudgetLineFactory(programme=programme, code="H-1", label_en="Allowances")
    exchanged = {"rate": 1, "exchange_source": "–", "exchange_day": day(1)}
    for state, first, share in [("paid", day(1), 10_001), ("paid", day(9, 1), 7_000), ("submitted", day(1), 500)]:
        claim = ClaimFactory(placement=placement, state=ClaimState(state))
        line = ClaimLineFactory(claim=claim, first_on=first, pay_minor=share + 2_000, **exchanged)
        for code, amount in [("A-1", share), ("B-2", 2_000)]:
            grant = programme.grants.filter(code=code).first() or GrantFactory(
                programme=programme, code=code, donor=f"Donor {code}", project=""
            )
            LineShareFactory(line=line, budget_line=budget, grant=grant, amount_minor=amount, pay_minor=amount)
    EvaluationFactory(placement=placement, due_on=day(11))
    answered = EvaluationFactory(placement=placement, asked="supervisor", due_on=day(11))
    Evaluation.objects.filter(pk=answered.pk).update(
        answered_at=datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC), information=4, knowledge=4, organisation=4
    )
    return programme


def sheets(client, programme) -> dict[str, list[list]]:
    address = reverse("office:programme_report_workbook")
    answer = client.get(address, {"programme": programme.pk, **MARCH})
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows][1:] for sheet in book}


def test_a_report_says_what_the_rows_of_its_days_say(programme, officer):
    client = sign_in(officer)

    told = sheets(client, programme)

    # 1 to 10 and 20 to 31 March; the sessions of the second assignment are held in April.
    done = dict(told["What was done"])
    assert done == {
        "Days at work": 22,
        "Sessions": 2,
        "Hours taught": 3,
        "Hours supervised": 0,
        "People who learnt": 10,
    }
    assert told["Assignments by mode"] == [["On site", 1], ["Online", 1]]
    assert told["Deliverables"] == [
        ["In the work plans", 4],
        ["Deliverables done", 1],
        ["Deliverables done, with evidence", 0],
    ]
    assert told["Money"] == [
        ["H-1 Allowances", "A-1 · Donor A-1", "USD\xa0100.01"],
        ["H-1 Allowances", "B-2 · Donor B-2", "USD\xa020.00"],
    ]
    few = "fewer than five"
    assert told["Answers about what has stayed"] == [
        ["Right after: Expert", few, few, "–"],
        ["Right after: Supervisor", few, few, "–"],
    ]
    page = client.get(reverse("office:programme_report"), {"programme": programme.pk, **MARCH}).text
    assert "USD\xa0100.01" in page


@time_machine.travel(datetime.datetime(2026, 6, 1, 6, 30, tzinfo=datetime.UTC), tick=False)
def test_a_report_says_from_when_it_is_because_figures_of_the_same_days_change(programme, officer):
    client = sign_in(officer)
    address, asked = reverse("office:programme_report"), {"programme": programme.pk, **MARCH}
    before = client.get(address, asked).text

    Claim.objects.filter(state="submitted").update(
        state=ClaimState.APPROVED, checked_at=timezone.now(), approved_at=timezone.now(), owed_minor=2_500
    )

    assert "Figures as of 1 June 2026, 09:30." in before
    assert "USD\xa0100.01" in before
    assert "USD\xa0105.01" in client.get(address, asked).text
    assert sheets(client, programme)["Report"][4] == ["Figures as of", datetime.datetime(2026, 6, 1, 9, 30)]


def test_a_report_names_no_number_of_fewer_than_five_people(officer):
    programme = ProgrammeFactory()
    worked(programme, day(1), day(20), learners=4)

    told = sheets(sign_in(officer), programme)

    assert dict(told["What was done"])["People who learnt"] == "fewer than five"


def test_women_and_men_are_asked_for_once_and_told_of_many_together(placement, manager, professional, officer):
    TeachingSessionFactory(placement=placement)
    page = reverse("institution_assignments:placement", args=[placement.pk])
    ask = reverse("institution_assignments:learners_by_sex", args=[placement.pk])
    host = sign_in(manager)
    asked = ask in host.get(page).text
    refused = host.post(ask, {"women": "7"}).context["form"].errors

    host.post(ask, {"women": "7", "men": "3"})
    again = host.post(ask, {"women": "99", "men": "99"}).status_code

    row = placement.learners_by_sex
    assert (asked, list(refused), again, row.women, row.men) == (True, ["men"], 302, 7, 3)
    with pytest.raises(SaidBefore):
        say_sexes(placement=placement, by=manager, women=1, men=1)
    with pytest.raises(MoveNotAllowed):
        say_sexes(placement=placement, by=professional, women=1, men=1)
    assert ask not in host.get(page).text
    days = {"first_on": placement.starts_on, "last_on": placement.ends_on}
    asked_for = {"programme": placement.assignment.programme_id, **days}
    desk, title = sign_in(officer), "Who learnt, where institutions said it"

    def tables() -> dict[str, list]:
        report = desk.get(reverse("office:programme_report"), asked_for)
        return {table["title"]: table["rows"] for table in report.context["tables"]}

    of_others = {"application__assignment__programme": placement.assignment.programme, "starts_on": placement.starts_on}
    for men in (0, 0, 0, None):
        other = PlacementFactory(**of_others, ends_on=placement.ends_on)
        LearnersBySexFactory(placement=other, women=men if men is None else 6, men=men)
    assert title not in tables()  # four say numbers
    LearnersBySexFactory(placement=PlacementFactory(**of_others, ends_on=placement.ends_on), women=6, men=0)
    assert tables()[title] == [["Women", 30], ["Men", "fewer than five"]]


def test_answers_are_told_as_numbers_of_people_are_with_the_rate_of_what_is_told(officer):
    programme = ProgrammeFactory()
    placement = worked(programme, day(1), day(20), learners=8)
    given = {"answered_at": timezone.now(), "information": 4, "knowledge": 3, "organisation": 2}
    for number in range(12):
        EvaluationFactory(
            placement=placement,
            asked="counterpart",
            counterpart=CounterpartFactory(placement=placement),
            due_on=day(21),
            **(given if number < 9 else {}),
        )

    told = sheets(sign_in(officer), programme)

    # Nine of twelve: neither number is told, and 75 % of ten would tell them.
    assert told["Answers about what has stayed"] == [["Right after: Counterpart", 10, 10, "100 %"]]
    assert told["Means of the answers, 1 to 5"] == [["Right after: Counterpart", "4.0", "3.0", "2.0", "100 %"]]


def test_a_figure_leads_to_the_assignments_behind_it_and_to_what_each_adds(programme, officer):
    client = sign_in(officer)
    asked = {"programme": programme.pk, **MARCH}
    page = client.get(reverse("office:programme_report"), asked).text
    rows = reverse("office:programme_report_rows")
    assert "figure=measure.days" in page

    days = client.get(rows, {**asked, "figure": "measure.days"}).context["lines"]
    assert sorted(number for _placement, number in days) == [10, 12]
    [money] = client.get(rows, {**asked, "figure": figure_of(page, "money")}).context["lines"]
    assert money[1] == "USD\xa0100.01"
    for nonsense in ("", "measure.x", "measure.level", "money.1", "indicator.x", "x.1"):
        assert client.get(rows, {**asked, "figure": nonsense}).status_code == 404


def figure_of(page: str, kind: str) -> str:
    return unquote(re.search(rf"figure=({kind}[^&\"]*)", page)[1])


def test_the_extract_of_a_grant_has_only_what_the_grant_carries(programme, officer):
    other = GrantFactory(programme=programme, code="C-3")
    client = sign_in(officer)
    carried = programme.grants.get(code="B-2")

    def figures(grant) -> dict:
        answer = client.get(
            reverse("office:programme_report_workbook"), {"programme": programme.pk, **MARCH, "grant": grant.pk}
        )
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        return {sheet.title: [[cell.value for cell in row] for row in sheet.rows][1:] for sheet in book}

    told = figures(carried)
    assert dict(told["What was done"])["Days at work"] == 10
    assert [row[1:] for row in told["Money"]] == [["B-2 · Donor B-2", "USD\xa020.00"]]
    assert "Money" not in figures(other)


def test_a_report_is_asked_for_in_the_right_order_of_days_and_by_the_office_alone(programme, officer, manager):
    address = reverse("office:programme_report")
    turned = {"programme": programme.pk, "first_on": MARCH["last_on"], "last_on": MARCH["first_on"]}

    refused = sign_in(officer).get(address, turned)

    assert "The last day cannot be before the first day." in refused.text
    assert sign_in(manager).get(address, {"programme": programme.pk, **MARCH}).status_code == 403
    assert sign_in(officer).get(reverse("office:programme_report_workbook"), turned).status_code == 404
