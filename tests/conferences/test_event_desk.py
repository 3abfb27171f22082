"""The organisers' desk: setting up, parts, planning, releasing, states, and who may do which."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.moves import MoveNotAllowed
from conferences.enums import EventState
from conferences.events.moves import begin_and_end_events, move_event
from conferences.models import ConferencePage, Event, Room, Session, TeamMember
from conferences.registrations.forms.parts import EventCodeForm
from tests.conftest import sign_in
from tests.factories.events import EventFactory, RoomFactory, SessionFactory, SpeakerFactory, VenueFactory
from tests.factories.pages import ConferenceIndexPageFactory

pytestmark = pytest.mark.django_db

NEW = {
    "kind": "conference",
    "title_en": "Meeting at home",
    "title_sw": "Mkutano wa nyumbani",
    "slug": "home-2027",
    "starts_on": "2027-08-05",
    "ends_on": "2027-08-07",
    "time_zone": "Africa/Dar_es_Salaam",
    "summary_en": "Three days in Unguja.",
    "summary_sw": "Siku tatu Unguja.",
    "place_en": "Unguja, Zanzibar",
    "place_sw": "Unguja",
}


def marks_of(page: str) -> dict[str, str]:
    """For whom a form was made, and on which page."""
    return dict(re.findall(r'<input type="hidden" name="(typed_\w+)" value="([^"]*)"', page))


def desk(name, event, *args):
    return reverse(f"event_desk:{name}", args=[event.slug, *args])


class TestSettingUp:
    def test_one_form_makes_the_event_and_its_page_in_both_languages(self, site, administrator):
        ConferenceIndexPageFactory(parent=site.home, slug="conferences").copy_for_translation(site.swahili)
        administrator.user_permissions.add(_right())

        typed = {"title_en": "Meeting & learning at home", "title_sw": "Mkutano & mafunzo ya nyumbani"}
        answer = sign_in(administrator).post(reverse("event_desk:add"), {**NEW, **typed})

        event = Event.objects.get()
        pages = ConferencePage.objects.filter(translation_key=event.page_key).order_by("locale__language_code")
        assert answer["Location"] == desk("event", event)
        assert [(page.title, page.summary, page.live) for page in pages] == [
            ("Meeting & learning at home", "Three days in Unguja.", False),
            ("Mkutano & mafunzo ya nyumbani", "Siku tatu Unguja.", False),
        ]
        assert TeamMember.objects.get().user == administrator

    def test_nobody_else_sets_one_up(self, member, professional):
        assert member().post(reverse("event_desk:add"), NEW).status_code == 403
        assert sign_in(professional).get(reverse("event_desk:events")).status_code == 403
        assert Event.objects.count() == 1

    @pytest.mark.parametrize(
        ("field", "value"),
        [("slug", "add"), ("ends_on", "2027-08-01"), ("ends_on", "2028-08-01"), ("time_zone", "Mars/Olympus")],
    )
    def test_what_makes_no_sense_is_refused_at_its_field(self, administrator, field, value):
        administrator.user_permissions.add(_right())

        page = sign_in(administrator).post(reverse("event_desk:add"), NEW | {field: value})

        assert page.status_code == 200
        assert not Event.objects.exists()


def _right():
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename="organise_events")


ROOM = {"name_en": "Hall", "name_sw": "Ukumbi", "capacity": "200"}


class TestParts:
    def test_a_room_is_added_changed_and_removed(self, event, member):
        venue, client = VenueFactory(event=event), member("programme")

        client.post(desk("add_row", event, "rooms"), ROOM | {"venue": venue.pk})
        room = Room.objects.get()
        client.post(desk("edit_row", event, "rooms", room.pk), ROOM | {"venue": venue.pk, "name_en": "Great hall"})
        room.refresh_from_db()
        client.post(desk("remove_row", event, "rooms", room.pk))

        assert (room.event, room.name_en) == (event, "Great hall")
        assert not Room.objects.exists()

    def test_rows_of_another_event_do_not_exist_here(self, event, member):
        foreign, client = RoomFactory(), member()

        statuses = [
            client.post(desk("edit_row", event, "rooms", foreign.pk), ROOM).status_code,
            client.post(desk("remove_row", event, "rooms", foreign.pk)).status_code,
        ]
        client.post(desk("add_row", event, "rooms"), ROOM | {"venue": foreign.venue_id})

        assert statuses == [404, 404]
        assert Room.objects.get() == foreign

    @pytest.mark.parametrize("name", ["event", "edit", "cancel", "plan", "release"])
    def test_the_team_of_another_event_finds_nothing(self, event, elsewhere, name):
        assert elsewhere.get(desk(name, event)).status_code == 404

    def test_a_role_opens_its_own_lists_only(self, event, member):
        client = member("check_in")

        statuses = [client.get(desk("part", event, name)).status_code for name in ("rooms", "team", "nonsense")]

        assert statuses == [404, 404, 404]
        assert client.get(desk("event", event)).status_code == 200

    def test_of_two_who_add_the_same_code_at_once_the_second_gets_the_text_back(self, event, member, monkeypatch):
        """No form catches this: what only one may have ends on the page for every form."""
        monkeypatch.setattr(EventCodeForm, "clean_code", lambda form: form.cleaned_data["code"])
        client, add = member("registration"), desk("add_row", event, "codes")
        typed = {"code": "GUEST", "percent": "10", "most": "1", "guest": "Professor Asha Mrema"}

        answers = [client.post(add, {**typed, **marks_of(client.get(add).text)}) for _press in range(2)]
        page = client.get(answers[1].url).text

        assert [answer.url for answer in answers] == [desk("part", event, "codes"), add]
        assert "Somebody saved the same in the same moment" in page
        assert "Professor Asha Mrema" in page
        assert event.codes.count() == 1

    def test_an_event_keeps_its_last_organiser(self, event, member):
        client = member()
        own = TeamMember.objects.get()

        client.post(desk("remove_row", event, "team", own.pk))

        assert TeamMember.objects.get() == own

    def test_somebody_joins_by_the_address_of_an_account(self, event, member, professional):
        client = member()

        unknown = client.post(desk("add_row", event, "team"), {"email": "nobody@example.org", "role": "programme"})
        client.post(desk("add_row", event, "team"), {"email": professional.email.upper(), "role": "programme"})
        twice = client.post(desk("add_row", event, "team"), {"email": professional.email, "role": "programme"})

        assert "No account has this address" in unknown.content.decode()
        assert "This person has this role already." in twice.content.decode()
        assert TeamMember.objects.filter(user=professional).count() == 1

    @pytest.mark.parametrize("number", [1, 3])
    def test_a_list_costs_the_same_at_any_length(self, event, member, django_assert_num_queries, number):
        client = member()
        venue = VenueFactory(event=event)
        RoomFactory.create_batch(number, event=event, venue=venue)
        client.get(desk("part", event, "rooms"))

        with django_assert_num_queries(10):
            client.get(desk("part", event, "rooms"))


class TestPlanning:
    def test_a_session_gets_its_time_in_the_clock_of_the_venue(self, event, member):
        speaker, room = SpeakerFactory(event=event), RoomFactory(event=event)
        typed = {"kind": "talk", "title_en": "Bees", "title_sw": "Nyuki", "day": event.starts_on, "clock": "14:30"}
        typed |= {"minutes": "60", "room": room.pk, "language": "en", "level": "all", "chairs": [speaker.pk]}

        member("programme").post(desk("add_row", event, "sessions"), typed)

        session = Session.objects.get()
        assert session.starts_at.astimezone(event.zone).strftime("%H:%M") == "14:30"
        assert [(part.speaker, part.is_chair) for part in session.parts.all()] == [(speaker, True)]

    def test_a_time_that_the_clocks_leave_out_is_refused(self, member, event):
        Event.objects.update(time_zone="Europe/London", starts_on="2027-03-28", ends_on="2027-03-28")
        typed = {"kind": "talk", "title_en": "Bees", "title_sw": "Nyuki", "day": "2027-03-28", "clock": "01:30"}
        typed |= {"minutes": "60", "language": "en", "level": "all"}

        page = member().post(desk("add_row", event, "sessions"), typed)

        assert "The clocks at the venue leave this time out on that day." in page.content.decode()
        assert not Session.objects.exists()

    def test_all_times_are_planned_on_one_screen(self, event, member):
        client, room = member("programme"), RoomFactory(event=event)
        sessions = [SessionFactory(event=event, starts_at=None, room=None) for _number in range(2)]
        page = client.get(desk("plan", event)).context["formset"]
        typed = {f"form-{name}": page.management_form[name].value() for name in page.management_form.fields}
        for number, session in enumerate(sessions):
            line = {"id": session.pk, "day": event.starts_on, "clock": f"1{number}:00", "minutes": 30, "room": room.pk}
            typed |= {f"form-{number}-{name}": value for name, value in line.items()}

        answer = client.post(desk("plan", event), typed)
        stale = client.post(desk("plan", event), typed)

        times = [s.starts_at.astimezone(event.zone).strftime("%H:%M") for s in event.sessions.order_by("pk")]
        assert answer.status_code == 302
        assert times == ["10:00", "11:00"]
        assert "This was changed while your page was open" in stale.content.decode()

    def test_a_version_is_released_from_the_page_that_shows_its_changes(self, event, member):
        SessionFactory(event=event, title_en="Bees")
        client = member("programme")
        page = client.get(desk("release", event)).content.decode()

        client.post(desk("release", event), {"seen": "0", "comment_en": "First one", "comment_sw": "La kwanza"})
        again = client.post(desk("release", event), {"seen": "0"}).content.decode()

        version = event.versions.get()
        assert "Bees" in page
        assert (version.number, version.comment_sw) == (1, "La kwanza")
        assert "A colleague released another version" in again


class TestStates:
    def test_an_organiser_announces_opens_and_closes(self, event, member):
        client = member()
        Event.objects.update(state="draft")

        for to in ("announced", "open", "closed"):
            client.post(desk("move", event, to), {"seen": Event.objects.get().state})

        assert Event.objects.get().state == EventState.CLOSED

    @pytest.mark.parametrize("role", ["programme", "registration", "finance", "check_in"])
    def test_no_other_role_moves_an_event(self, event, member, role):
        client = member(role)

        assert client.post(desk("move", event, "open")).status_code == 404
        with pytest.raises(MoveNotAllowed):
            move_event(event=event, to=EventState.OPEN, by=client.user)

    def test_the_clock_begins_and_ends_an_event_by_the_time_of_its_venue(self, monkeypatch):
        event = EventFactory(
            time_zone="Pacific/Auckland", starts_on=datetime.date(2027, 5, 2), ends_on=datetime.date(2027, 5, 2)
        )
        states = []

        for hour in (
            "2027-05-01T11:59+00:00",
            "2027-05-01T12:01+00:00",
            "2027-05-02T11:59+00:00",
            "2027-05-02T12:01+00:00",
        ):
            now = datetime.datetime.fromisoformat(hour)
            monkeypatch.setattr(timezone, "now", lambda now=now: now)
            begin_and_end_events()
            states.append(Event.objects.get(pk=event.pk).state)

        assert states == ["announced", "running", "running", "over"]

    @pytest.mark.parametrize("days", [{"ends_on": -1, "starts_on": -2}, {"starts_on": -1, "ends_on": 3}])
    def test_no_slip_of_a_day_ends_or_begins_an_event(self, event, member, days):
        Event.objects.filter(pk=event.pk).update(state="open")
        typed = {name: event.today + datetime.timedelta(days=number) for name, number in days.items()}

        page = member().post(desk("edit", event), {**NEW, "currency": "TZS", "refund_percent": "0", **typed})
        begin_and_end_events()

        event.refresh_from_db()
        assert page.status_code == 200
        assert "This day is past" in page.text
        assert event.state == "open"

    def test_a_session_is_near_its_event(self, event, member):
        far = event.ends_on + datetime.timedelta(days=8)
        session = SessionFactory(event=event)

        page = member("programme").post(
            desk("edit_row", event, "sessions", session.pk), {"day": far, "clock": "10:00", "minutes": "30"}
        )

        assert "Choose a day of the event, or at most a week before or after it." in page.text

    def test_cancelling_asks_for_a_reason(self, event, member):
        client = member()

        page = client.post(desk("cancel", event), {"reason": "", "seen": "announced"})
        client.post(desk("cancel", event), {"reason": "The hall burnt down.", "seen": "announced"})

        assert "Give a reason." in page.content.decode()
        assert Event.objects.get().state == EventState.CANCELLED
