"""A frozen report stays what it was, on the page, in the workbook and on paper, for the office and for its readers."""

import datetime
import io

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from casework.pages import ROWS_A_PAGE
from placements.models import ProgrammeReport, ReportDocument
from placements.programme_reports import printing
from skills_match.enums import Right
from tests.conftest import sign_in
from tests.factories.people import UserFactory
from tests.factories.placements import (
    EvaluationFactory,
    GrantFactory,
    PlacementFactory,
    ProgrammeReportFactory,
    ReportDocumentFactory,
    TeachingSessionFactory,
)
from tests.factories.programmes import ProgrammeFactory, ProgrammeRightFactory

pytestmark = pytest.mark.django_db
MARCH = {"first_on": "2026-03-01", "last_on": "2026-03-31"}
IN_APRIL = datetime.datetime(2026, 4, 10, 9, tzinfo=datetime.UTC)
IN_MAY = datetime.datetime(2026, 5, 10, 9, tzinfo=datetime.UTC)


@pytest.fixture
def programme():
    """With one assignment in March."""
    programme = ProgrammeFactory()
    first, last = datetime.date(2026, 3, 2), datetime.date(2026, 3, 20)
    PlacementFactory(application__assignment__programme=programme, state="completed", starts_on=first, ends_on=last)
    return programme


def freeze(client, programme, **more):
    return client.post(reverse("office:freeze_report"), {"programme": programme.pk, **MARCH, **more})


def test_what_is_frozen_stays_whatever_is_written_later(programme, officer):
    with time_machine.travel(IN_APRIL, tick=False):
        client = sign_in(officer)
        freeze(client, programme)
        report = ProgrammeReport.objects.get()
        page = reverse("office:frozen_report", args=[report.pk])
        before = client.get(page).context["tables"]

        PlacementFactory(
            application__assignment__programme=programme,
            state="completed",
            starts_on=datetime.date(2026, 3, 5),
            ends_on=datetime.date(2026, 3, 30),
        )

        assert ["Days at work", 19] in [row for table in before for row in table["rows"]]
        again = client.get(page)
        assert again.context["tables"] == before
        assert ' data-label="Number">19</td>' in again.text
        answer = client.get(reverse("office:frozen_workbook", args=[report.pk]))
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        assert book["What was done"]["B2"].value == 19


def test_the_same_months_are_frozen_once_a_month_and_the_earlier_report_stays(programme, officer):
    with time_machine.travel(IN_APRIL, tick=False):
        client = sign_in(officer)
        freeze(client, programme)
        assert "frozen this month already" in freeze(client, programme).text
    with time_machine.travel(IN_MAY, tick=False):
        freeze(sign_in(officer), programme)

    assert ProgrammeReport.objects.count() == 2


def test_the_office_finds_every_frozen_report_page_by_page(programme, officer):
    oldest = ProgrammeReportFactory(programme=programme, first_on=datetime.date(1990, 1, 1), frozen_at=IN_APRIL)
    for year in range(1991, 1991 + ROWS_A_PAGE):
        ProgrammeReportFactory(programme=programme, first_on=datetime.date(year, 1, 1), frozen_at=IN_MAY)

    client, address = sign_in(officer), reverse("office:frozen_reports")
    pages = [client.get(address, {"page": page}).text for page in (1, 2)]

    own = reverse("office:frozen_report", args=[oldest.pk])
    assert [own in page for page in pages] == [False, True]


@time_machine.travel(IN_APRIL, tick=False)
def test_only_whole_months_that_are_over_are_frozen(programme, officer):
    client = sign_in(officer)

    for days in [{"first_on": "2026-03-02"}, {"last_on": "2026-03-30"}, {"last_on": "2026-04-30"}]:
        assert "Only whole months that are over are frozen" in freeze(client, programme, **days).text
    empty = freeze(client, ProgrammeFactory()).text
    assert "there is nothing to freeze" in empty
    assert "belongs to another programme" in freeze(client, programme, grant=GrantFactory().pk).text
    assert not ProgrammeReport.objects.exists()


def test_the_worker_puts_a_report_on_paper_in_both_languages(monkeypatch):
    report = ProgrammeReportFactory()
    for language in ("en", "sw"):
        ReportDocumentFactory(report=report, language=language)
    monkeypatch.setattr(printing, "can_print", lambda: False)

    assert printing.print_reports() == 2
    assert printing.print_reports() == 0

    english, kiswahili = (bytes(row.content).decode() for row in ReportDocument.objects.order_by("language"))
    assert "Days at work" in english
    assert 'lang="en"' in english
    assert "Siku za kazi" in kiswahili
    assert 'lang="sw"' in kiswahili


def test_donors_and_evaluators_read_reports_of_their_programme_until_their_day(programme):
    reader = UserFactory()
    today = datetime.datetime.now(datetime.UTC).date()
    right = ProgrammeRightFactory(programme=programme, user=reader, right=Right.DONOR)
    mine, other = ProgrammeReportFactory(programme=programme), ProgrammeReportFactory()
    client = sign_in(reader)

    listed = client.get(reverse("my:programme_reports")).text
    assert reverse("my:frozen_report", args=[mine.pk]) in listed
    assert client.get(reverse("my:frozen_report", args=[mine.pk])).status_code == 200
    assert client.get(reverse("my:frozen_workbook", args=[mine.pk])).status_code == 200
    for name in ("frozen_report", "frozen_workbook"):
        assert client.get(reverse(f"my:{name}", args=[other.pk])).status_code == 404
    # A donor reads figures, and no rows.
    assert client.get(reverse("my:evaluators_rows")).status_code == 404

    right.ends_on = today - datetime.timedelta(days=1)
    right.starts_on = right.ends_on
    right.save()
    assert client.get(reverse("my:programme_reports")).status_code == 403


def test_an_evaluator_takes_rows_that_name_nobody(programme):
    placement = PlacementFactory(
        application__assignment__programme=programme,
        application__profile__user__last_name="Mwakasege",
        starts_on=datetime.date(2026, 3, 1),
        state="ended_early",
        ending_text="Neema Mwakasege fell ill",
    )
    TeachingSessionFactory(placement=placement, held_on=datetime.date(2026, 3, 5), minutes=120)
    for asked in ("expert", "supervisor"):
        EvaluationFactory(
            placement=placement,
            asked=asked,
            due_on=datetime.date(2026, 3, 20),
            answered_at=IN_APRIL,
            information=4,
            knowledge=5,
            organisation=3,
            helped="Sister Mwakasege",
            form_version=2,
        )
    EvaluationFactory(placement=placement, asked="supervisor", wave="year", due_on=datetime.date(2027, 3, 20))

    first, second = (rows_of(programme) for _number in range(2))

    header, row = first["Rows"][0], next(row for row in first["Rows"][1:] if row[10] == 2)
    assert row[header.index("after_supervisor_knowledge")] == 5
    assert row[header.index("began")] == "2026-Q1"
    # The kind of a reason, never the words in which it was given.
    assert (row[header.index("ending_reason")], "ill" in str(first)) == ("no_work", False)
    assert {name for name, _text in first["Codebook"][1:]} == {*header, "form_version"}
    # Of answers only: what nobody has answered has no version yet.
    assert str(dict(first["Codebook"])["form_version"]) == "2"
    assert "Mwakasege" not in str(first)
    # Two evaluators cannot put their rows together.
    assert {each[0] for each in first["Rows"][1:]}.isdisjoint(each[0] for each in second["Rows"][1:])


def rows_of(programme) -> dict[str, list[list]]:
    evaluator = UserFactory()
    ProgrammeRightFactory(programme=programme, user=evaluator, right=Right.EVALUATOR)
    answer = sign_in(evaluator).get(
        reverse("my:take_evaluators_rows", args=["xlsx"]), {"programme": programme.pk, **MARCH}
    )
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}
