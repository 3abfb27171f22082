"""Lists from before the portal: every fault is named, nothing is half done, nobody is asked twice or kept unasked."""

import datetime
import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook

from diaspora.accounts.opening import AccountIsClosed
from diaspora.models import Institution, Profile, User, WrittenEmail
from diaspora.privacy.retention import forget_what_is_past
from placements.earlier import asking, storing
from placements.earlier.asking import token_of
from placements.earlier.lines import COLUMNS
from placements.earlier.retention import WAITS_FOR
from placements.models import EarlierAssignment, EarlierExpert, EarlierList
from placements.tasks import take_lists_over
from tests.conftest import sign_in
from tests.factories.earlier import EarlierAssignmentFactory, EarlierExpertFactory
from tests.factories.people import ProfileFactory, RegionFactory, UserFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db
LIST = "Participants 2019 to 2024, kept by the ministry"


def workbook(kind: str, lines: list[dict]) -> SimpleUploadedFile:
    book, file = Workbook(), io.BytesIO()
    book.active.append(list(COLUMNS[kind]))
    for line in lines:
        book.active.append([line.get(name) for name in COLUMNS[kind]])
    book.save(file)
    return SimpleUploadedFile("list.xlsx", file.getvalue())


def looked_at(client, kind: str, lines: list[dict]):
    sent = {"file": workbook(kind, lines), "source": LIST}
    return client.post(reverse("office:upload_list", args=[kind]), sent)


def taken(client, kind: str, lines: list[dict]):
    """Looked at and stored, with what the worker does then; the answer to looking."""
    shown = looked_at(client, kind, lines)
    assert shown.context["faults"] == [], shown.context["faults"]
    if shown.context["new"]:
        client.post(reverse("office:store_list", args=[kind]), {"kept": shown.context["kept"]})
    take_lists_over()
    return shown


def person(number: int, **values) -> dict:
    said = {"first_name": "Rehema", "last_name": "Mbwana", "email": f"midwife{number}@example.org"}
    return said | {"language": "sw", "country": "Ufini", "headline": "Midwife"} | values


def hospital(**values) -> dict:
    said = {"name_en": "Ligula Hospital", "name_sw": "Hospitali ya Ligula", "kind": "hospital"}
    return said | {"official_email": "info@ligula.go.tz", "region": "Mtwara"} | values


def work(programme, **values) -> dict:
    said = {"programme": programme.code, "institution": "hospitali ya ligula", "title": "Train midwives"}
    days = {"began_on": "2026-03-02", "ended_on": "2026-03-20"}
    return said | days | {"mode": "on_site", "how_it_ended": "completed", "learners": 12, "country": "fi"} | values


@pytest.fixture(autouse=True)
def mtwara():
    return RegionFactory(name_en="Mtwara", name_sw="Mtwara")


@pytest.fixture
def desk(officer):
    return sign_in(officer)


def link_in(letter: WrittenEmail) -> str:
    return re.search(r"/(?:en|sw)/earlier/\S+", letter.body)[0]


def test_twenty_faults_in_three_hundred_lines_are_all_named_and_nothing_is_stored(desk):
    faults = [
        *((number, "email", "nobody") for number in range(2, 8)),
        *((number, "country", "Atlantis") for number in range(20, 27)),
        *((number, "language", "fr") for number in range(40, 43)),
        *((number, "first_name", "<b>") for number in range(60, 63)),
    ]
    lines = [person(number) for number in range(2, 302)]
    for number, column, typed in faults:
        lines[number - 2][column] = typed
    lines[200]["email"] = lines[199]["email"]

    shown = looked_at(desk, "experts", lines)

    named = [(fault.line, fault.column) for fault in shown.context["faults"]]
    assert named == [*((number, column) for number, column, _typed in faults), (202, "email")]
    assert len(named) == 20
    assert not shown.context.get("kept")
    assert not EarlierExpert.objects.exists()
    assert not EarlierList.objects.exists()


def test_people_get_one_letter_in_their_language_and_the_same_list_twice_adds_nothing(desk):
    lines = [person(1), person(2, language="en", country="GB", first_name="Asha")]
    taken(desk, "experts", lines)
    again = taken(desk, "experts", lines)

    letters = {letter.to: letter.body for letter in WrittenEmail.objects.all()}
    assert (again.context["new"], again.context["known"], EarlierList.objects.count()) == (0, 2, 1)
    assert set(letters) == {"midwife1@example.org", "midwife2@example.org"}
    assert all(LIST in body for body in letters.values())
    assert "/sw/" in letters["midwife1@example.org"]
    assert "Dear Asha" in letters["midwife2@example.org"]
    assert not Profile.objects.exists()
    assert not User.objects.filter(email__startswith="midwife").exists()


def test_two_who_store_the_same_page_take_the_list_over_once(desk):
    kept = looked_at(desk, "experts", [person(1)]).context["kept"]
    pages = [desk.post(reverse("office:store_list", args=["experts"]), {"kept": kept}, follow=True) for _ in range(2)]

    assert "1 line is taken over" in pages[0].content.decode()
    assert "Everything in this list is here already" in pages[1].content.decode()
    assert take_lists_over() == 1
    assert WrittenEmail.objects.count() == 1


@pytest.fixture
def few_at_once(monkeypatch):
    monkeypatch.setattr(storing, "AT_ONCE", 2)
    monkeypatch.setattr(asking, "AT_ONCE", 2)


def test_storing_leaves_letters_and_institutions_to_the_worker_and_the_page_says_how_far_it_is(
    desk, few_at_once, django_assert_max_num_queries
):
    """The officer waits as long for one line as for two thousand."""
    for kind, lines in {
        "institutions": [hospital(name_en=f"H{n}", name_sw="", official_email=f"h{n}@go.tz") for n in range(5)],
        "experts": [person(number) for number in range(5)],
    }.items():
        kept = looked_at(desk, kind, lines).context["kept"]
        with django_assert_max_num_queries(45):
            desk.post(reverse("office:store_list", args=[kind]), {"kept": kept})

    told = []
    while True:
        page = desk.get(reverse("office:earlier_lists"))
        rows = sorted(page.context["page"], key=lambda row: row.pk)
        told.append([(row.number, len(row.left), row.letters_left) for row in rows])
        assert page.context["waiting"] == WrittenEmail.objects.count()  # nobody is said to be asked before the letter
        if not page.context["is_at_work"]:
            break
        again = looked_at(desk, "institutions", [hospital(name_en="H4", official_email="h4@go.tz")])
        assert again.context["known"] == 1
        take_lists_over()

    assert told == [[(5, left, 0), (5, 0, left)] for left in (5, 3, 1, 0)]
    assert Institution.objects.approved().count() == WrittenEmail.objects.count() == 5
    assert take_lists_over() == 0


def test_what_an_officer_who_left_took_over_is_approved_by_nobody(desk, officer):
    kept = looked_at(desk, "institutions", [hospital()]).context["kept"]
    desk.post(reverse("office:store_list", args=["institutions"]), {"kept": kept})
    officer.user_permissions.clear()
    take_lists_over()

    assert not Institution.objects.exists()
    assert list(EarlierList.objects.values_list("number", "left")) == [(0, [])]


def test_a_no_deletes_the_person_for_good_and_the_assignment_stays(desk, client):
    programme = ProgrammeFactory()
    taken(desk, "institutions", [hospital()])
    taken(desk, "experts", [person(1)])
    taken(desk, "assignments", [work(programme, email="midwife1@example.org")])
    assert EarlierAssignment.objects.get().country == "FI"
    address = link_in(WrittenEmail.objects.get())

    page = client.get(address).content.decode()
    assert "Train midwives" in page
    assert EarlierExpert.objects.count() == 1
    answer = client.post(address, {"answer": "no"})
    late = client.post(address, {"answer": "yes"})
    again = [
        taken(desk, "experts", [person(1)]),
        taken(desk, "assignments", [work(programme, email=person(1)["email"])]),
    ]

    assert answer["Location"].endswith("/no/")
    assert late.status_code == 410
    assert not EarlierExpert.objects.exists()
    assert not User.objects.filter(email="midwife1@example.org").exists()
    kept = EarlierAssignment.objects.get()
    taken(desk, "assignments", [work(programme, email="midwife1@example.org", title="Train nurses")])
    assert set(EarlierAssignment.objects.values_list("country", flat=True)) == {""}
    assert (kept.expert, kept.profile, kept.institution.names.get().name_en) == (None, None, "Ligula Hospital")
    assert [shown.context["new"] for shown in again] == [0, 0]


def test_a_yes_makes_an_account_with_an_unseen_profile_and_the_assignments(client):
    expert = EarlierExpertFactory(email="asha@example.org")
    done = EarlierAssignmentFactory(expert=expert)
    answer = client.post(reverse("placements:earlier", args=[token_of(expert)]), {"answer": "yes"})

    done.refresh_from_db()
    account = User.objects.get(email="asha@example.org")
    assert answer["Location"].endswith("/yes/")
    assert (done.profile, done.expert) == (account.profile, None)
    assert (account.profile.headline, account.profile.published_at) == ("Midwife", None)
    assert not account.has_usable_password()
    assert not EarlierExpert.objects.exists()


def test_without_an_answer_the_person_is_gone_after_ninety_days_and_no_day_sooner():
    EarlierAssignmentFactory(expert=EarlierExpertFactory(), country="GB")
    now = timezone.now()
    left = []
    for days in (-1, 0):
        with time_machine.travel(now + WAITS_FOR + datetime.timedelta(days=days), tick=False):
            forget_what_is_past()
            left.append((EarlierExpert.objects.count(), EarlierAssignment.objects.count()))
    assert left == [(1, 1), (0, 1)]
    assert EarlierAssignment.objects.get().country == ""


def test_a_yes_to_a_closed_account_thanks_nobody_and_keeps_the_question(client):
    closed = UserFactory(is_active=False)
    address = reverse("placements:earlier", args=[token_of(EarlierExpertFactory(email=closed.email))])
    answer = client.post(address, {"answer": "yes"}, follow=True)

    assert answer.redirect_chain[-1][0] == address
    assert str(AccountIsClosed.text) in answer.text
    assert EarlierExpert.objects.exists()


def test_earlier_assignments_count_in_the_report_from_the_first_day_and_lead_to_their_rows(desk):
    programme = ProgrammeFactory()
    taken(desk, "institutions", [hospital()])
    lines = [work(programme, title=f"Train midwives {number}", region="Mtwara") for number in range(5)]
    taken(desk, "assignments", lines)
    asked = {"programme": programme.pk, "first_on": "2026-03-01", "last_on": "2026-03-31"}

    page = desk.get(reverse("office:programme_report"), asked)
    tables = {table["title"]: table["rows"] for table in page.context["tables"]}
    rows = desk.get(reverse("office:programme_report_rows"), asked | {"figure": "measure.days"}).content.decode()

    assert tables["Assignments by region"] == [["Mtwara", 5]]
    assert tables["Where experts live"] == [["Finland", 5]]
    assert dict(tables["What was done"]) == {"Days at work": 95, "People who learnt": 60, "Sessions": 0} | {
        "Hours taught": 0,
        "Hours supervised": 0,
    }
    assert tables["Counted from lists before the portal"] == [[LIST, 5]]
    assert rows.count("from the list") == 5
    assert ">19<" in rows


def test_a_list_names_what_is_here_by_its_name_in_either_language(desk, mtwara):
    programme = ProgrammeFactory()
    taken(desk, "institutions", [hospital()])
    shown = looked_at(desk, "institutions", [hospital(name_en="", official_email="other@ligula.go.tz")])
    wrong = looked_at(
        desk, "assignments", [work(programme, institution="Nobody"), work(programme, email="x@example.org")]
    )

    institution = Institution.objects.get()
    assert (institution.state, institution.region) == ("approved", mtwara)
    assert (shown.context["new"], shown.context["known"]) == (0, 1)
    assert [(fault.line, fault.column) for fault in wrong.context["faults"]] == [(2, "institution"), (3, "email")]


def test_somebody_with_an_account_gets_no_letter_and_the_assignment_is_theirs(desk):
    programme = ProgrammeFactory()
    profile = ProfileFactory()
    taken(desk, "institutions", [hospital()])
    shown = taken(desk, "experts", [person(1, email=profile.user.email)])
    taken(desk, "assignments", [work(programme, email=profile.user.email)])

    assert (shown.context["new"], WrittenEmail.objects.count()) == (0, 0)
    assert EarlierAssignment.objects.get().profile == profile
