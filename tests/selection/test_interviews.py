"""Interviews: hours in two time zones, each for one applicant, in calendars, until somebody says what became of it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from icalendar import Calendar

from diaspora.rules import membership_of
from selection.interviews.errors import NoInterviewNow, NotForInterviews, NotYetHeld, SlotOver, SlotTaken
from selection.interviews.offering import offer_slots, withdraw_slot
from selection.interviews.outcome import record_outcome
from selection.interviews.picking import pick_slot
from selection.interviews.reminding import remind_of_interviews
from selection.models import Interview, InterviewSlot
from skills_match.applications.moves import move_application
from skills_match.enums import Actor, ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
DAR = "Africa/Dar_es_Salaam"
NOW = "2027-01-11T06:00:00Z"


@pytest.fixture(autouse=True)
def on_a_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def invited(professional, manager, officer):
    return ApplicationFactory(
        profile=professional.profile,
        assignment__institution=membership_of(manager).institution,
        assignment__title_en="Teach midwives",
        state=ApplicationState.INTERVIEW,
        officer=officer,
    )


@pytest.fixture
def slots(invited, manager):
    starts = [datetime.datetime(2027, 1, 20, hour, tzinfo=ZoneInfo(DAR)) for hour in (16, 17, 18)]
    offer_slots(assignment=invited.assignment, by=manager, starts=starts, minutes=30, zone=DAR, place="Room 4")
    return list(InterviewSlot.objects.all())


def calendar_of(person, application) -> dict:
    body = sign_in(person).get(reverse("my:interview_calendar", args=[application.pk])).content
    [event] = Calendar.from_ical(body).walk("VEVENT")
    return {name: str(event[name]) for name in ("UID", "SEQUENCE", "STATUS")} | {"at": event["DTSTART"].dt}


def test_a_host_offers_hours_and_the_applicant_takes_one_in_both_zones(invited, professional, manager, officer):
    host, person = sign_in(manager), sign_in(professional)
    here = reverse("institution_assignments:interviews", args=[invited.assignment.reference])
    typed = {"day": "2027-01-20", "times": "16:00, 16.45", "zone": DAR, "minutes": "45", "place": "Room 4"}
    assert host.post(here, typed).status_code == 302
    assert heard_by(professional) == ["application_interview_slots"]
    page = reverse("my:interview", args=[invited.pk])
    shown = person.get(page, {"zone": "America/New_York"}).content.decode()
    assert "08:00 in New York – Wednesday 20 January 2027, 16:00 in Dar es Salaam" in shown

    slot = InterviewSlot.objects.first()
    person.post(page, {"slot": slot.pk, "zone": "America/New_York"})

    interview = Interview.objects.get()
    assert (interview.slot, interview.zone, interview.application) == (slot, "America/New_York", invited)
    assert heard_by(officer) == ["application_staff_interview"]
    assert "Asha Mrema" in host.get(here).content.decode()
    assert "No hour is chosen yet" not in person.get(reverse("my:application", args=[invited.pk])).content.decode()


def test_a_calendar_keeps_one_entry_through_every_change(invited, slots, professional, manager):
    pick_slot(application=invited, slot=slots[0], by=professional, zone="Europe/Berlin")
    first = calendar_of(professional, invited)
    pick_slot(application=invited, slot=slots[1], by=professional, zone="Europe/Berlin")
    second = calendar_of(professional, invited)
    withdraw_slot(slot=slots[1], by=manager)
    off = calendar_of(professional, invited)

    assert first["UID"] == second["UID"] == off["UID"]
    assert [each["SEQUENCE"] for each in (first, second, off)] == ["0", "1", "2"]
    assert [each["STATUS"] for each in (first, second, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert second["at"] == datetime.datetime(2027, 1, 20, 15, tzinfo=ZoneInfo("Europe/Berlin"))
    assert heard_by(professional)[-1] == "application_interview_off"
    assert list(InterviewSlot.objects.values_list("pk", flat=True)) == [slots[0].pk, slots[2].pk]


def test_an_hour_is_for_one_applicant_and_an_applicant_has_one_hour(invited, slots, professional, stranger):
    other = ApplicationFactory(
        profile=stranger.profile, assignment=invited.assignment, state=ApplicationState.INTERVIEW
    )
    pick_slot(application=invited, slot=slots[0], by=professional, zone=DAR)

    with pytest.raises(SlotTaken):
        pick_slot(application=other, slot=slots[0], by=stranger, zone=DAR)
    page = (
        sign_in(stranger)
        .post(reverse("my:interview", args=[other.pk]), {"slot": slots[0].pk, "zone": DAR})
        .content.decode()
    )
    assert "Somebody else has just taken this time." in page
    with pytest.raises(NoInterviewNow):
        pick_slot(application=invited, slot=slots[1], by=stranger, zone=DAR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Interview.objects.create(application=other, slot=slots[0], starts_at=slots[0].starts_at, minutes=30, zone=DAR)
    pick_slot(application=invited, slot=slots[1], by=professional, zone=DAR)
    assert pick_slot(application=other, slot=slots[0], by=stranger, zone=DAR).slot == slots[0]
    assert Interview.objects.count() == 2


def test_whoever_moves_on_or_gives_up_frees_the_hour(invited, slots, professional, officer):
    pick_slot(application=invited, slot=slots[0], by=professional, zone=DAR)
    sign_in(professional).post(reverse("my:give_up_interview", args=[invited.pk]))
    given_up = Interview.objects.get()
    pick_slot(application=invited, slot=slots[0], by=professional, zone=DAR)

    move_application(application=invited, to=ApplicationState.RESERVE, by=officer, actor=Actor.OFFICE)

    assert (given_up.slot, given_up.sequence) == (None, 1)
    assert (Interview.objects.get().slot, Interview.objects.get().sequence) == (None, 3)


def test_everybody_who_comes_is_reminded_once_the_day_before(invited, slots, professional, manager, officer):
    pick_slot(application=invited, slot=slots[0], by=professional, zone=DAR)

    counts = [remind_of_interviews()]
    with time_machine.travel("2027-01-19T14:00:00Z", tick=False):
        counts += [remind_of_interviews(), remind_of_interviews()]

    assert counts == [0, 1, 0]
    assert heard_by(professional)[-1] == "application_interview_tomorrow"
    for staff in (manager, officer):
        assert heard_by(staff)[-1] == "application_staff_interview_tomorrow"


def test_host_or_office_say_what_became_of_it_when_it_has_begun(
    invited, slots, professional, manager, officer, stranger
):
    interview = pick_slot(application=invited, slot=slots[0], by=professional, zone=DAR)
    with pytest.raises(NotYetHeld):
        record_outcome(interview=interview, by=officer, outcome="held", note="")

    with time_machine.travel("2027-01-20T14:00:00Z", tick=False):
        assert "Say what became of 1 interview." in sign_in(manager).get("/en/my/waiting/").content.decode()
        with pytest.raises(NotForInterviews):
            record_outcome(interview=interview, by=stranger, outcome="held", note="")
        with pytest.raises(SlotOver):
            pick_slot(application=invited, slot=slots[1], by=professional, zone=DAR)
        there = reverse("institution_assignments:interview", args=[invited.assignment.reference, interview.pk])
        sign_in(manager).post(there, {"outcome": "held", "note": "Taught wards before."})
        assert "Say what became" not in sign_in(manager).get("/en/my/waiting/").content.decode()

    interview.refresh_from_db()
    assert (interview.outcome, interview.note, interview.recorded_by) == ("held", "Taught wards before.", manager)
    assert sign_in(stranger).get(reverse("my:interview", args=[invited.pk])).status_code == 404
    assert sign_in(stranger).get(there).status_code == 403


def test_hours_of_the_past_and_nonsense_are_refused_with_what_was_typed(invited, manager, officer):
    here = reverse("office:interviews", args=[invited.assignment.reference])
    typed = {"day": "2027-01-10", "times": "25:00", "zone": DAR, "minutes": "5", "place": "Typed"}

    page = sign_in(officer).post(here, typed).content.decode()
    past = sign_in(officer).post(here, typed | {"times": "09:00", "minutes": "30"}).content.decode()

    assert "Write times like 09:00" in page
    assert "Choose a time in the future." in past
    assert 'value="Typed"' in past
    assert not InterviewSlot.objects.exists()


def test_the_page_of_hours_takes_as_many_queries_for_three_as_for_one(
    invited, slots, officer, professional, django_assert_num_queries
):
    client, here = sign_in(officer), reverse("office:interviews", args=[invited.assignment.reference])
    pick_slot(application=invited, slot=slots[0], by=professional, zone=DAR)
    client.get(here)
    with django_assert_num_queries(12):
        client.get(here)
    for slot in slots[1:]:
        other = ApplicationFactory(assignment=invited.assignment, state=ApplicationState.INTERVIEW)
        pick_slot(application=other, slot=slot, by=other.profile.user, zone=DAR)

    with django_assert_num_queries(12):
        client.get(here)
