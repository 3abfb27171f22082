"""What waits for me: one page for every role, its number in every header, and letters about it."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from casework.models import LetterKind, Suppression
from diaspora.enums import MemberRole
from diaspora.inbox.digest import choose_digest, stop_token, write_digests
from diaspora.inbox.letters import send_digests
from diaspora.models import DigestChoice, DigestLetter, Institution, Profile
from diaspora.rules import membership_of
from skills_match.enums import ApplicationState, AssignmentState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory

pytestmark = pytest.mark.django_db
S = ApplicationState
#: Eight in the morning in Dar es Salaam, on a Monday.
MONDAY = "2026-11-30T05:00:00Z"


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def offer(person, day: datetime.date, title: str):
    assignment = AssignmentFactory(title_en=title, title_sw="")
    return ApplicationFactory(profile=person.profile, assignment=assignment, state=S.OFFERED, offer_answer_by=day)


def read(user, path: str = "/en/my/waiting/") -> str:
    return sign_in(user).get(path).content.decode()


def test_each_reads_what_waits_in_all_their_roles_and_nothing_of_anybody_else(professional, stranger, officer, manager):
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    offer(professional, tomorrow + datetime.timedelta(days=9), "Teach midwives")
    offer(professional, tomorrow, "Set up a laboratory")
    institution = membership_of(manager).institution
    AssignmentFactory(institution=institution, state=AssignmentState.EDITS_REQUESTED, title_en="Plan water")
    AssignmentFactory(state=AssignmentState.SUBMITTED)
    officer.user_permissions.add(Permission.objects.get(codename="prepare_finance"))

    own, other, of_host, of_office = read(professional), read(stranger), read(manager), read(officer)

    assert own.index("Set up a laboratory") < own.index("Teach midwives")  # the nearest day first
    assert "The last day to answer is" in own
    assert "Nothing waits for you now" in other
    assert "laboratory" not in other
    assert "Plan water" in of_host
    assert "laboratory" not in of_host
    assert "Assignments to decide on" in of_office
    assert "Plan water" not in of_office
    assert membership_of(manager).role == MemberRole.MANAGER


def test_the_list_takes_as_many_queries_for_three_lines_as_for_one(professional, django_assert_num_queries):
    day = datetime.date.today() + datetime.timedelta(days=5)
    client = sign_in(professional)
    offer(professional, day, "One")
    client.get("/en/my/waiting/")

    with django_assert_num_queries(22):
        client.get("/en/my/waiting/")
    offer(professional, day, "Two")
    offer(professional, day, "Three")
    with django_assert_num_queries(22):
        client.get("/en/my/waiting/")


def test_the_header_counts_again_after_what_its_reader_did_and_costs_no_query_else(
    professional, django_assert_num_queries
):
    client = sign_in(professional)
    badge = '<span class="count" aria-hidden="true">1</span>'
    with time_machine.travel("2026-11-18T09:00:00Z", tick=False):
        first = offer(professional, datetime.date(2026, 11, 25), "Teach midwives")
        client.get("/en/styleguide/")
        with django_assert_num_queries(6):
            unknown = client.get("/en/styleguide/").content.decode().split("<main")[0]
        client.get("/en/my/waiting/")
        with django_assert_num_queries(6):
            known = client.get("/en/styleguide/").content.decode().split("<main")[0]
        client.post(f"/en/my/applications/{first.pk}/withdraw/", {"seen": "offered"})
        done = client.get("/en/styleguide/").content.decode().split("<main")[0]
        anonymous = Client().get("/en/styleguide/").content.decode().split("<main")[0]

    assert badge not in unknown
    assert badge in known
    assert "What waits" not in anonymous
    assert "What waits</a>" in done


def test_a_digest_says_in_the_morning_what_waits_by_then_and_once(professional, stranger):
    with time_machine.travel("2026-11-25T09:00:00Z", tick=False):
        first = offer(professional, datetime.date(2026, 12, 5), "Teach midwives")
        for person in (professional, stranger):
            sign_in(person).post("/en/my/waiting/by-email/", {"rhythm": "weekly"})
        early = write_digests()
    with time_machine.travel(MONDAY, tick=False):
        counts = [early, write_digests(), write_digests()]
        sent = send_digests()

    assert counts == [0, 2, 0]
    assert sent == 2  # to nobody for whom nothing waits
    [letter] = mail.outbox
    assert letter.to == [professional.email]
    assert letter.subject == "1 thing waits for you"
    assert "Teach midwives" in letter.body
    assert f"/en/my/applications/{first.pk}/offer/" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert DigestChoice.objects.get(user=professional).next_on == datetime.date(2026, 12, 7)


def test_digests_of_working_days_leave_out_weekends_and_holidays(professional):
    with time_machine.travel("2026-12-08T09:00:00Z", tick=False):  # the ninth is Independence Day
        choose_digest(user=professional, rhythm="daily")

    assert DigestChoice.objects.get(user=professional).next_on == datetime.date(2026, 12, 10)


def test_a_link_stops_the_letters_only_by_a_button_and_also_those_on_their_way(professional):
    with time_machine.travel("2026-11-29T09:00:00Z", tick=False):
        choose_digest(user=professional, rhythm="weekly")
    with time_machine.travel(MONDAY, tick=False):
        write_digests()
        address = f"/en/my/waiting/stop/{stop_token(professional)}/"
        looked = Client().get(address)
        still = DigestChoice.objects.count()
        # As mail programs do it: without our cookie.
        stopped = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert (looked.status_code, still, stopped.status_code) == (200, 1, 200)
    assert not DigestChoice.objects.exists()
    assert not DigestLetter.objects.exists()
    assert Client().get("/en/my/waiting/stop/nonsense/").status_code == 404


def test_whoever_chooses_letters_again_gets_them_after_a_complaint(professional):
    Suppression.objects.create(address=professional.email.lower(), kind=LetterKind.DIGEST, why="complained")

    choose_digest(user=professional, rhythm="daily")

    assert not Suppression.objects.exists()
    choose_digest(user=professional, rhythm="")
    assert not DigestChoice.objects.exists()


def test_a_manager_reads_what_the_office_asks_and_a_professional_whether_they_are_still_available(
    manager, professional, stranger
):
    institution = membership_of(manager).institution
    Institution.objects.filter(pk=institution.pk).update(state="pending", open_question="Who is the head?")
    long_ago = timezone.now() - datetime.timedelta(days=400)
    values = {"visibility": "office", "published_at": long_ago, "confirmed_at": long_ago}
    Profile.objects.filter(user=professional).update(**values)

    assert "Who is the head?" in read(manager)
    assert "Are you still available?" in read(professional)
    assert "still available" not in read(stranger)
    assert "Who is the head?" not in read(stranger)
    assert read(professional, "/en/my/").count("Are you still available?") == 1
