"""When an event is over: certificates, feedback, slides, the report."""

import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from casework.documents.pdf import can_print
from casework.persons import published
from conferences.attendance.certificates import code_of, genuine, issue_due
from conferences.attendance.days import days_of
from conferences.attendance.links import path_of
from conferences.feedback.giving import TooLate, give
from conferences.models import AttendanceCertificate, CheckIn, Event, EventReport, Feedback, TrainedGroup
from conferences.programme.releasing import release_programme
from conferences.registrations.changing import TooLateToChange, name_delegate
from diaspora.models import WrittenEmail
from diaspora.privacy.retention import forget_what_is_past
from tests.factories.events import (
    CategoryFactory,
    CheckInListFactory,
    DelegateFactory,
    RegistrationFactory,
    SessionFactory,
    at,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(event):
    """Over since three days."""
    today = timezone.localdate()
    first, last = today - datetime.timedelta(days=5), today - datetime.timedelta(days=3)
    Event.objects.filter(pk=event.pk).update(state="over", starts_on=first, ends_on=last)
    event.refresh_from_db()
    return event


@pytest.fixture
def gate(event):
    return CheckInListFactory(event=event)


@pytest.fixture
def student(event):
    return CategoryFactory(event=event, name_en="Student", name_sw="Mwanafunzi", price_minor=0)


@pytest.fixture
def asha(event, gate, student):
    """Was there on the first and the last day, and at dinner."""
    delegate = somebody(event, student, name="Asha Mrema")
    dinners = CheckInListFactory.create_batch(2, event=event)
    for list_, day, clock in ((gate, 0, "08:50"), (dinners[0], 0, "19:00"), (dinners[1], 2, "19:00")):
        CheckIn.objects.create(list=list_, delegate=delegate, at=at(event.days[day], clock, event))
    return delegate


def somebody(event, category, **values):
    registration = RegistrationFactory(event=event, state="confirmed", language="sw")
    return DelegateFactory(registration=registration, category=category, **values)


def released_session(event, **values):
    session = SessionFactory(event=event, title_en="Repairing", title_sw="Kukarabati", **values)
    release_programme(event=event, by=None)
    return session


class TestCertificates:
    def test_whoever_came_is_certified_once_for_each_day_and_written_to_in_their_language(self, event, asha, student):
        absent = somebody(event, student, name="Juma Said")

        assert (issue_due(), issue_due()) == (1, 0)

        paper = AttendanceCertificate.objects.get()
        letter = WrittenEmail.objects.get()
        assert paper.days == [event.days[0].isoformat(), event.days[2].isoformat()]
        assert (letter.to, f"/sw/events/{event.slug}/after/" in letter.body) == (asha.registration.email, True)
        assert "Asante" in letter.subject
        assert not AttendanceCertificate.objects.filter(delegate=absent).exists()
        assert days_of(event, [absent]) == {}

    def test_nobody_gets_one_before_the_gates_have_told_everything(self, event, asha):
        Event.objects.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))

        assert issue_due() == 0

    def test_name_and_code_of_the_paper_are_checked_together_and_nobody_is_named(self, event, asha, client):
        issue_due()
        paper = AttendanceCertificate.objects.get()
        page = reverse("events:check_certificate", args=[event.slug, paper.number])
        code = code_of(paper, "Asha Mrema")

        shown = client.get(f"{page}?code={code}").content.decode()
        right = client.post(page, {"name": "ASHA  mrema", "code": code.lower()}).content.decode()
        wrong = client.post(page, {"name": "Asha Mrena", "code": code}).content.decode()

        assert (code in shown, "Asha" in shown) == (True, False)
        assert "Yes, this certificate is genuine" in right
        assert "do not belong together" in wrong
        assert "Yes, this certificate" not in wrong

    def test_the_paper_can_be_checked_when_its_owner_is_forgotten(self, event, asha):
        issue_due()
        paper = AttendanceCertificate.objects.get()
        code = code_of(paper, asha.name)
        Event.objects.update(
            starts_on=timezone.localdate() - datetime.timedelta(days=371),
            ends_on=timezone.localdate() - datetime.timedelta(days=369),
        )

        forget_what_is_past()

        assert genuine(slug=event.slug, number=paper.number, code=code, name="Asha Mrema").delegate is None

    def test_a_ticket_of_an_event_that_is_over_goes_to_nobody_else(self, asha):
        with pytest.raises(TooLateToChange):
            name_delegate(delegate=asha, name="Somebody Else")

    def test_the_link_leads_to_the_certificate_and_ends_with_the_ticket(self, event, asha, client):
        issue_due()
        path = path_of(asha)

        page, paper = client.get(path), client.get(f"{path}certificate.pdf")
        name_delegate(delegate=asha, name="Juma Said", is_team=True)

        assert (page.status_code, paper.status_code) == (200, 200)
        assert page["Cache-Control"] == "no-store, private"
        assert paper["Content-Type"].startswith("application/pdf" if can_print() else "text/html")
        assert client.get(path).status_code == 410


class TestFeedback:
    def test_a_delegate_judges_a_session_that_has_ended_and_changes_the_word(self, event, asha, client):
        session = released_session(event, material="https://example.org/slides", recording="https://example.org/film")
        page = f"{path_of(asha)}{session.key}/"

        client.post(page, {"usefulness": "2", "comment": "Too short"})
        kept = client.get(page).context["form"].initial["comment"]
        first = Feedback.objects.get()
        give(delegate=asha, session=session.pk, usefulness=5, comment="")

        again = Feedback.objects.get()
        listed = client.get(path_of(asha)).content.decode()
        assert (first.usefulness, kept, again.usefulness) == (2, "Too short", 5)
        assert "https://example.org/slides" in listed
        assert "https://example.org/film" in listed
        assert "Change what you said" in listed

    def test_no_session_is_judged_before_it_ends_and_nothing_after_two_months(self, event, asha, client):
        coming = released_session(event, starts_at=timezone.now() + datetime.timedelta(days=1))
        early = client.get(f"{path_of(asha)}{coming.key}/")
        Event.objects.update(
            **{name: event.starts_on - datetime.timedelta(days=70) for name in ("starts_on", "ends_on")}
        )

        asha.event.refresh_from_db()
        with pytest.raises(TooLate):
            give(delegate=asha, session=coming.pk, usefulness=5, comment="")
        assert early.status_code == 404

    def test_the_team_reads_means_from_five_answers_on_and_never_by_whom(self, event, student, member, elsewhere):
        session = released_session(event)
        page = reverse("event_desk:feedback", args=[event.slug])
        for _number in range(4):
            give(delegate=somebody(event, student), session=session.pk, usefulness=4, comment="Secret so far")
        team = member("programme")
        few = team.get(page).content.decode()
        give(delegate=somebody(event, student, name="Neema Chuwa"), session=session.pk, usefulness=1, comment="Loud")

        many = team.get(page).content.decode()

        assert ("4 answers" in few, "Secret so far" in few) == (True, False)
        assert ("3.4 of 5 on average" in many, "Secret so far" in many, "Neema" in many) == (True, True, False)
        assert (elsewhere.get(page).status_code, member("check_in").get(page).status_code) == (404, 404)


class TestReports:
    def test_numbers_of_people_are_rounded_to_five_and_nothing_below_is_told(self):
        assert [published(number) for number in (0, 4, 5, 7, 8, 12, 13, 800)] == [None, None, 5, 5, 10, 10, 15, 800]

    def test_a_report_is_frozen_when_it_is_released(self, event, asha, student, member, client):
        for _number in range(6):
            somebody(event, student)
        TrainedGroup.objects.create(event=event, institution="TRITA", sent=12, stayed=11, before=40, after=71)
        released_session(event)
        team, desk = member(), reverse("event_desk:report", args=[event.slug])
        public = reverse("events:report", args=[event.slug])

        team.post(desk, {"text_en": "We agreed on a register.", "text_sw": "Tulikubaliana kuhusu rejista."})
        before = client.get(public).status_code
        shown = team.get(desk)
        team.post(reverse("event_desk:release_report", args=[event.slug]), {"print": shown.context["print"]})
        for _number in range(20):
            somebody(event, student)

        page = client.get(public)
        book = load_workbook(_bytes(client.get(reverse("events:report_workbook", args=[event.slug]))))
        text = page.content.decode()
        rows = {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}
        assert before == 404
        assert "We agreed on a register." in text
        assert page.context["tables"][1]["rows"] == [["Student", 5]]
        assert ["TRITA", 10, 10, "40 %", "71 %"] in page.context["tables"][3]["rows"]
        assert "fewer than 5" in str(page.context["tables"][2]["rows"])
        assert len(rows) == 4
        assert "Tulikubaliana" in client.get(public.replace("/en/", "/sw/")).content.decode()

    def test_whoever_read_other_figures_releases_nothing(self, event, student, member):
        EventReport.objects.create(event=event, text_en="One", text_sw="Moja")
        team = member()
        shown = team.get(reverse("event_desk:report", args=[event.slug])).context["print"]
        for _number in range(5):
            somebody(event, student)

        team.post(reverse("event_desk:release_report", args=[event.slug]), {"print": shown})

        assert EventReport.objects.get().released_at is None

    @pytest.mark.parametrize("role", ["programme", "registration", "finance", "check_in", "visas"])
    def test_only_organisers_write_it(self, event, member, role):
        assert member(role).get(reverse("event_desk:report", args=[event.slug])).status_code == 404


def _bytes(response):
    return io.BytesIO(b"".join(response.streaming_content))
