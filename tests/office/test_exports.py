"""The lists as files: the same rows and eyes as on the screen, and no cell that a spreadsheet runs."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from diaspora.enums import Visibility
from diaspora.models import FileAccess
from office.cells import is_formula, plain_cell
from office.history import history_of
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory, PersonOccupationFactory, PersonSkillFactory
from tests.factories.people import InstitutionFactory, ProfileFactory

pytestmark = pytest.mark.django_db

KINDS = ["people", "assignments", "applications", "institutions"]


def as_csv(desk, kind, **query):
    response = desk.get(reverse("office:export", args=[kind, "csv"]), query)
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(content)))


def as_xlsx(desk, kind, **query):
    response = desk.get(reverse("office:export", args=[kind, "xlsx"]), query)
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


@pytest.fixture
def asha():
    return ProfileFactory(user__first_name="Asha", user__last_name="Mrema", user__email="asha@example.org")


def test_people_are_exported_as_the_list_shows_them(desk, officer, asha):
    ProfileFactory(user__first_name="Hidden", visibility=Visibility.HIDDEN)
    ProfileFactory(user=officer)
    ProfileFactory(country_of_residence="NO")

    header, *rows = as_csv(desk, "people", country="GB")

    assert header[:3] == ["Name", "E-mail address", "Lives in"]
    assert [row[:3] for row in rows] == [["Asha Mrema", "asha@example.org", "United Kingdom"]]


def test_taking_a_list_of_people_is_shown_to_each_of_them_and_logged(desk, officer, asha):
    hidden = ProfileFactory(visibility=Visibility.HIDDEN)

    as_csv(desk, "people", q="asha")

    assert [(look.subject, look.viewer, look.what) for look in FileAccess.objects.all()] == [
        (asha.user, officer, "list")
    ]
    assert not FileAccess.objects.filter(subject=hidden.user).exists()
    assert [event.title for event in history_of(officer)] == ["Downloaded a list"]


def test_applications_leave_out_drafts_and_what_the_officer_sent(desk, officer, asha):
    ApplicationFactory(profile=asha, assignment__reference="TZ-2026-0042")
    ApplicationFactory(state="draft", submitted_at=None)
    ApplicationFactory(profile=ProfileFactory(user=officer))

    _header, *rows = as_csv(desk, "applications")

    assert [row[0] for row in rows] == ["Asha Mrema"]


def test_assignments_leave_out_drafts_and_follow_the_filters(desk):
    AssignmentFactory(reference="TZ-2026-0001", state="submitted")
    AssignmentFactory(reference="TZ-2026-0002", state="published")
    AssignmentFactory(reference="TZ-2026-0003", state="draft")

    assert [row[0] for row in as_csv(desk, "assignments")[1:]] == ["TZ-2026-0002", "TZ-2026-0001"]
    assert [row[0] for row in as_csv(desk, "assignments", state="submitted")[1:]] == ["TZ-2026-0001"]


@pytest.mark.parametrize("name", ["\ufeff=1+1", "\u200b\u0301＝1+1", "#N/A", "Ward; =1+1"])
def test_a_name_that_looks_like_a_formula_runs_in_neither_format(desk, name):
    InstitutionFactory(names=(name, name))

    cell = as_xlsx(desk, "institutions")["A2"]
    assert (cell.data_type, cell.value.replace("'", "")) == ("s", plain_cell(name))
    shown = as_csv(desk, "institutions")[1][0]
    assert not any(is_formula(part) for part in shown.split(";"))


def test_a_spreadsheet_has_the_same_rows_with_real_dates_and_no_formula(desk):
    InstitutionFactory(names=("=1+1", "=1+1"))

    sheet = as_xlsx(desk, "institutions")

    assert sheet["A1"].value == "Name"
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("=1+1", "s", True)
    assert sheet["H2"].is_date


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_file_is_named_kept_by_no_cache_and_speaks_the_readers_language(desk, kind, file_format):
    response = desk.get(reverse("office:export", args=[kind, file_format]).replace("/en/", "/sw/"))

    assert response["Content-Disposition"].startswith(f'attachment; filename="{kind}-')
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("kind", "file_format"), [("passwords", "csv"), ("people", "pdf"), ("people", "html")])
def test_other_lists_and_formats_do_not_exist(desk, kind, file_format):
    assert desk.get(reverse("office:export", args=[kind, file_format])).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_costs_the_same_with_one_and_with_three(desk, kind, django_assert_num_queries):
    queries = {"people": 21, "assignments": 12, "applications": 12, "institutions": 12}[kind]

    def add():
        application = ApplicationFactory()
        PersonSkillFactory(profile=application.profile)
        PersonOccupationFactory(profile=application.profile)

    add()
    as_csv(desk, kind)
    with django_assert_num_queries(queries):
        as_csv(desk, kind)
    add()
    add()

    with django_assert_num_queries(queries):
        assert len(as_csv(desk, kind)) == 4


@pytest.mark.parametrize("role", ["manager", "professional"])
def test_others_take_no_list_and_nothing_is_logged(request, role):
    browser = sign_in(request.getfixturevalue(role))

    for kind in KINDS:
        assert browser.get(reverse("office:export", args=[kind, "csv"])).status_code == 403

    assert not FileAccess.objects.exists()
