"""Whatever of two published tables or months is taken from one another: no group of fewer than five people is told."""

import datetime
import random

import pytest
import time_machine
from django.utils import timezone

from placements.enums import Respondent
from placements.logframe.scope import Period, Scope
from placements.models import Evaluation, MonthlyMap, Placement, ProgrammeReport, Supervisor
from placements.overview.monthly import freeze_last_month
from placements.programme_reports import freezing
from placements.programme_reports.differences import without_small_differences
from placements.programme_reports.figures import PEOPLE, tables_of
from placements.programme_reports.freezing import FrozenThisMonth, NothingToReport, freeze_report
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import InstitutionFactory, ProfileFactory, RegionFactory, UserFactory
from tests.factories.placements import (
    EvaluationFactory,
    LearnersBySexFactory,
    PlacementFactory,
    SupervisorFactory,
    TeachingSessionFactory,
)
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db
START = datetime.date(2024, 1, 1)
SMALL, WHOLE = (6, 32), (24, 90)
#: Titles of tables of people, and where in a row the numbers stand.
OF_PEOPLE = {
    "Where experts live": [1],
    "Answers about what has stayed": [1, 2],
    "Who learnt, where institutions said it": [1],
}


def month(number: int) -> datetime.date:
    return datetime.date(START.year + (START.month - 1 + number) // 12, (START.month - 1 + number) % 12 + 1, 1)


def last_day(number: int) -> datetime.date:
    return month(number + 1) - datetime.timedelta(days=1)


def populate(months: int, people: int) -> list:
    """Experts at work at random, with learners and answers: every third of them answers."""
    dice = random.Random(7)
    programmes, regions = [ProgrammeFactory() for _n in range(2)], [RegionFactory() for _n in range(3)]
    assignments = [AssignmentFactory(programme=each, region=region) for each in programmes for region in regions]
    for number in range(people):
        first = month(0) + datetime.timedelta(days=dice.randrange(months * 25))
        last = first + datetime.timedelta(days=dice.randrange(10, 90))
        # Every fourth comes again, to another of the same hosts.
        again = Placement.objects.order_by("pk").last() if number % 4 == 3 else None
        before = again.assignment if again else None
        assignment = dice.choice([each for each in assignments if each != before])
        coming = {"profile": again.application.profile} if again else {}
        application = ApplicationFactory(state="confirmed", assignment=assignment, **coming)
        application.snapshot["country"] = dice.choice(["GB", "US", "OM"])
        application.save()
        placement = PlacementFactory(application=application, state="completed", starts_on=first, ends_on=last)
        SupervisorFactory(placement=placement, name=f"Guide {number % 9}")
        TeachingSessionFactory(placement=placement, held_on=first, learners=dice.randrange(1, 9))
        LearnersBySexFactory(placement=placement, women=dice.randrange(0, 5), men=dice.randrange(0, 5))
        for asked in Respondent:
            row = EvaluationFactory(placement=placement, asked=asked, due_on=first)
            levels = {name: dice.randrange(1, 6) for name in ("information", "knowledge", "organisation")}
            if number % 3:
                day = datetime.datetime.combine(first, datetime.time(9), tzinfo=datetime.UTC)
                answered = day + datetime.timedelta(days=dice.randrange(60))
                Evaluation.objects.filter(pk=row.pk).update(answered_at=answered, **levels)
    return programmes


def publish(months: int, programmes: list) -> None:
    """Each month: the map, and of each programme this month, this quarter and all since the beginning."""
    officer = UserFactory()
    for number in range(months):
        with time_machine.travel(datetime.datetime.combine(month(number + 1), datetime.time(9)), tick=False):
            freeze_last_month()
            for programme in programmes:
                for begins in {0, max(number - 2, 0), number}:
                    try:
                        period = Period(month(begins), last_day(number))
                        freeze_report(programme=programme, period=period, grant=None, by=officer)
                    except (NothingToReport, FrozenThisMonth):
                        continue


def published_numbers() -> dict[tuple, list[int]]:
    """Every number of people that somebody may read, by what it counts."""
    found: dict[tuple, list[int]] = {}
    for each in MonthlyMap.objects.all():
        for counts in each.counts.values():
            for region, number in counts.items():
                found.setdefault(("map", region), []).append(number)
    for report in ProgrammeReport.objects.all():
        for table in report.tables:
            title = table["title"]["en"]
            for key, row in zip(table["keys"], table["rows"], strict=True):
                places = OF_PEOPLE.get(title, [1] if key == "measure.learners" else [])
                for place in places:
                    if row[place] is not None:
                        found.setdefault((title, key, place), []).append(row[place])
    return found


def small_groups() -> int:
    """Groups of fewer than five people that all reports of a programme tell together: whatever is reckoned out of
    means, in however many steps, is made of answers that stand in the same reports."""
    told: dict[tuple, list[set[int]]] = {}
    for report in ProgrammeReport.objects.all():
        for table in report.tables:
            for key, answers in table.get(PEOPLE, {}).items():
                told.setdefault((report.programme_id, key), []).append(set(answers))
    who = Evaluation.objects.all().persons()
    small = 0
    for sets in told.values():
        groups: dict[tuple, set[str]] = {}
        for answer in set().union(*sets):
            groups.setdefault(tuple(answer in one for one in sets), set()).add(who[answer])
        small += sum(len(people) < 5 for people in groups.values())
    return small


@pytest.mark.parametrize(("months", "people"), [SMALL, pytest.param(*WHOLE, marks=pytest.mark.whole)])
def test_no_difference_of_published_tables_or_months_tells_of_fewer_than_five(months, people, monkeypatch):
    programmes = populate(months, people)
    publish(months, programmes)

    numbers = published_numbers()
    told = [number for each in numbers.values() for number in each]

    # Whatever is added or taken away, in however many steps: multiples of five make nothing between nought and five.
    assert told
    assert min(told) >= 5
    assert {number % 5 for number in told} == {0}
    assert small_groups() == 0

    # Without the guard the means of two months tell what one person has answered.
    ProgrammeReport.objects.all().delete()
    monkeypatch.setattr(freezing, "without_small_differences", lambda tables, earlier: tables)
    publish(months, programmes)
    assert small_groups() > 0
    assert Placement.objects.count() == people


@pytest.mark.parametrize(("half_year", "is_told"), [(range(10), True), (range(11), False), (range(15), True)])
def test_no_mean_is_told_that_several_others_together_leave_fewer_than_five_of(half_year, is_told):
    key, row = "answers.end-expert", [{"en": "Experts"}, 3.0, 3.0, 3.0, 80]

    def table(answers) -> dict:
        return {"title": {"en": "Means"}, "keys": [key], "rows": [row], PEOPLE: {key: list(answers)}}

    quarters = [ProgrammeReport(tables=[table(answers)]) for answers in (range(5), range(5, 10))]
    [held] = without_small_differences([table(half_year)], quarters)

    assert (held["rows"] == [row], key in held[PEOPLE]) == (is_told, is_told)


def test_somebody_who_answers_five_times_is_one(officer):
    """One expert with one supervisor comes five times: neither is told, though there are five answers of each."""
    programme, profile = ProgrammeFactory(), ProfileFactory()
    host = InstitutionFactory()
    for number in range(5):
        assignment = AssignmentFactory(programme=programme, institution=host)
        application = ApplicationFactory(state="confirmed", assignment=assignment, profile=profile)
        placement = PlacementFactory(application=application, state="completed", starts_on=START, ends_on=last_day(0))
        SupervisorFactory(placement=placement, name="Sr. Editha", email="" if number else "editha@example.org")
        for asked in (Respondent.EXPERT, Respondent.SUPERVISOR):
            levels = dict.fromkeys(("information", "knowledge", "organisation"), 2)
            EvaluationFactory(placement=placement, asked=asked, due_on=START, answered_at=timezone.now(), **levels)
    scope = Scope(programme, Period(START, last_day(0)), None, placements=Placement.objects.all())
    tables = {table["title"]["en"]: table["rows"] for table in tables_of(scope)}

    assert [row[1:] for row in tables["Where experts live"]] == [[None]]
    assert [row[1:] for row in tables["Answers about what has stayed"]] == [[None, None, "–"]] * 2
    assert "Means of the answers, 1 to 5" not in tables
    assert tables["Assignments by mode"][0][1] == 5


def test_whoever_guided_at_one_host_is_one_when_their_names_are_deleted():
    """Two years after the end nobody can tell any more whether five answers are of five people."""
    host = InstitutionFactory()
    for name, institution in (("Editha", host), ("Ali", host), ("Neema", InstitutionFactory())):
        application = ApplicationFactory(state="confirmed", assignment=AssignmentFactory(institution=institution))
        placement = PlacementFactory(application=application, state="completed", starts_on=START, ends_on=last_day(0))
        SupervisorFactory(placement=placement, name=name)
        EvaluationFactory(placement=placement, asked=Respondent.SUPERVISOR, due_on=START)
    before = set(Evaluation.objects.all().persons().values())

    Supervisor.objects.all().delete()

    assert (len(before), len(set(Evaluation.objects.all().persons().values()))) == (3, 2)
