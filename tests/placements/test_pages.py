"""The pages of a placement: each side sees its own, acts on it, and nobody else knows that it exists."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from placements.deliverables.working import report_deliverable
from placements.enums import PlacementState, Side
from placements.models import Placement
from placements.people.handing_over import add_counterpart, hand_over_supervision, take_leave_of_counterpart
from placements.reports.calendar import plan_reports
from placements.visits.calendars import token_of
from placements.visits.planning import cancel_visit
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory
from tests.factories.placements import DeliverableFactory, PlacementFactory, VisitFactory, WeekNoteFactory

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def pages(placement) -> dict[Side, str]:
    return {
        side: reverse(f"{area}:placement", args=[placement.pk])
        for side, area in [(Side.EXPERT, "my"), (Side.HOST, "institution_assignments"), (Side.OFFICE, "office")]
    }


def test_each_side_has_its_page_and_others_have_none(pages, placement, professional, manager, officer, stranger):
    of_side = {Side.EXPERT: professional, Side.HOST: manager, Side.OFFICE: officer}
    elsewhere = MembershipFactory().user

    for side, page in pages.items():
        assert sign_in(of_side[side]).get(page).status_code == 200
        assert sign_in(stranger).get(page).status_code == (404 if side == Side.EXPERT else 403)
        assert Client().get(page).status_code == 302
    assert sign_in(elsewhere).get(pages[Side.HOST]).status_code == 404


def test_the_application_leads_to_its_placement_and_only_when_there_is_one(pages, placement, manager, officer):
    application, waiting = placement.application, ApplicationFactory(assignment=placement.application.assignment)
    of_host = [application.assignment.reference]

    for side, user, name, before in (
        (Side.OFFICE, officer, "office:application", []),
        (Side.HOST, manager, "institution_assignments:application", of_host),
    ):
        browser = sign_in(user)
        assert f'href="{pages[side]}"' in browser.get(reverse(name, args=[*before, application.pk])).text
        assert "/placements/" not in browser.get(reverse(name, args=[*before, waiting.pk])).text.split("<main")[1]


def test_an_officer_has_no_page_of_the_office_for_their_own_placement(placement, professional):
    professional.user_permissions.add(Permission.objects.get(codename="work_in_office"))

    assert sign_in(professional).get(reverse("office:placement", args=[placement.pk])).status_code == 404


def test_the_host_names_who_takes_over_and_the_history_stays(placement, manager, professional, pages):
    hand_over_supervision(placement=placement, by=manager, name="Dkt. Ngassa", position="Mkuu wa wodi")
    learner = add_counterpart(placement=placement, by=manager, name="J. Massawe")
    add_counterpart(placement=placement, by=manager, name="J. Massawe", position="Muuguzi")
    take_leave_of_counterpart(counterpart=learner, by=manager)

    page = sign_in(professional).get(pages[Side.EXPERT]).text
    assert "Dkt. Ngassa, Mkuu wa wodi" in page
    assert "A. Komba, Matron" in page
    assert placement.counterparts.count() == 1
    assert placement.counterparts.get().until == today_in_closing_zone()


def test_evidence_opens_for_the_sides_only(placement, professional, manager, officer, stranger):
    row = DeliverableFactory(placement=placement)
    upload = SimpleUploadedFile("manual.pdf", text_pdf("Manual", ["Wash your hands."]))

    report_deliverable(deliverable=row, by=professional, text=row.text, done_on=today_in_closing_zone(), upload=upload)

    row.refresh_from_db()
    address = reverse("diaspora:file", args=[row.evidence_id])
    answers = {user: sign_in(user).get(address).status_code for user in (professional, manager, officer, stranger)}
    assert answers == {professional: 200, manager: 200, officer: 200, stranger: 404}


def test_the_calendar_strikes_out_a_cancelled_visit_and_names_nobody(placement, officer, professional):
    later = VisitFactory(placement=placement, kind="follow_up")
    cancel_visit(visit=later, by=officer)

    answer = Client().get(reverse("my:placement_calendar", args=[token_of(placement)]))

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["status"]) for event in events] == ["CONFIRMED", "CANCELLED"]
    assert professional.last_name not in answer.text
    assert Client().get(reverse("my:placement_calendar", args=["x"])).status_code == 404


def test_words_follow_the_mode(placement, professional, pages):
    Placement.objects.filter(pk=placement.pk).update(mode="online")
    placement.visits.update(kind="online")

    page = sign_in(professional).get(pages[Side.EXPERT]).text

    assert "You work online until" in page
    assert "First session on" in page
    assert "<dt>Region</dt>" not in page


def test_the_page_takes_a_fixed_number_of_queries(placement, officer, pages, django_assert_num_queries):
    client = sign_in(officer)
    for count in (1, 3):
        for number in range(count):
            DeliverableFactory(placement=placement)
            VisitFactory(placement=placement, kind="follow_up")
            WeekNoteFactory(placement=placement, week_on=placement.starts_on - (7 * (number + 3 * count)) * DAY)
        plan_reports(placement=placement)
        client.get(pages[Side.OFFICE])
        with django_assert_num_queries(33):
            client.get(pages[Side.OFFICE])


@pytest.mark.parametrize(
    ("who", "name", "queries"), [("officer", "office", 11), ("manager", "institution_assignments", 10)]
)
def test_the_lists_take_a_fixed_number_of_queries(placement, request, who, name, queries, django_assert_num_queries):
    client, address = sign_in(request.getfixturevalue(who)), reverse(f"{name}:placements")
    for count in (1, 3):
        while Placement.objects.count() < count:
            values = {"state": "confirmed", "assignment__institution": placement.assignment.institution}
            PlacementFactory(application=ApplicationFactory(**values))
        client.get(address)
        with django_assert_num_queries(queries):
            page = client.get(address)
        assert len(page.context["page"]) == count


def test_the_list_of_the_office_is_narrowed(placement, officer):
    other = PlacementFactory(
        state=PlacementState.PLANNED, mode="online", application__assignment__title_en="Build a dam"
    )
    VisitFactory(placement=other)
    client = sign_in(officer)

    def found(**query) -> list[int]:
        return [row.pk for row in client.get(reverse("office:placements"), query).context["page"]]

    assert found(state="planned") == [other.pk]
    assert found(q="Mrema") == [placement.pk]
    assert found(unconfirmed="on") == [other.pk]
    assert found(mode="online") == [other.pk]
    assert sorted(found(state="running")) == sorted([placement.pk, other.pk])
    assert found(state="over") == []
    assert "Mrema" in "".join(
        part.decode() for part in client.get(reverse("office:export", args=["placements", "csv"])).streaming_content
    )
