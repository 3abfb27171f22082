"""A conference that was, one that begins in a few days with its whole programme, and one that is announced; a training
with everything that stays of it, and a workshop that is being held."""

import datetime
import tomllib
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from conferences.enums import EventState, TeamRole
from conferences.meetings.booking import book, offer_hours
from conferences.models import Category, Delegate, Event, MeetingSlot, SessionSpeaker
from conferences.programme.photos import show_photo
from conferences.programme.projects import keep_projects
from conferences.programme.releasing import release_programme
from conferences.registrations.registering import NewDelegate, Payer, register
from conferences.sign_ups.places import sign_up
from conferences.visas.letters import ask_for_letter
from diaspora.enums import StaffGroup
from diaspora.models import Institution, User, WrittenEmail
from home.site.planting import key_of
from payments.enums import PaymentWay

from ..events import (
    CategoryFactory,
    CheckInListFactory,
    CodeFactory,
    DelegateChangeFactory,
    EventFactory,
    EventPartnerFactory,
    GateLinkFactory,
    MeetingHostFactory,
    QuestionFactory,
    QuotaFactory,
    RoomFactory,
    SessionFactory,
    SessionPlacesFactory,
    SpeakerFactory,
    TeamMemberFactory,
    TrackFactory,
    VenueFactory,
    at,
)
from . import drawings
from .afterwards import who_came

TEXTS = Path(__file__).resolve().parent / "texts" / "events.toml"


def build_events() -> list[Event]:
    """Leaves alone what exists."""
    if Event.objects.exists():
        return []
    events = [_event(raw) for raw in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["event"]]
    # What speakers are told by e-mail was told at the time.
    WrittenEmail.objects.filter(to__endswith="@speakers.example").delete()
    return events


def starts_on(raw: dict) -> datetime.date:
    return raw.get("starts_on") or timezone.localdate() + datetime.timedelta(days=raw["in_days"])


def _both(name: str, pair: list[str]) -> dict[str, str]:
    return {f"{name}_en": pair[0], f"{name}_sw": pair[1]}


def _event(raw: dict) -> Event:
    key = key_of(raw["page"]) if "page" in raw else None
    page = Page.objects.filter(translation_key=key, locale__language_code="en").first()
    first = starts_on(raw)
    event = EventFactory(
        slug=raw["slug"],
        kind=raw.get("kind", "conference"),
        page_key=page and page.translation_key,
        state=EventState(raw["state"]),
        starts_on=first,
        ends_on=first + datetime.timedelta(days=raw["days"] - 1),
        contact_email=raw.get("contact", ""),
        edition_of=Event.objects.filter(slug=raw.get("edition_of")).first(),
        **_both("title", raw["title"]),
        **_both("summary", raw["summary"]),
        **_both("place", raw["place"]),
        **_both("organisers", raw["organisers"]),
        **_both("conduct", raw.get("conduct", ["", ""])),
    )
    if officer := User.objects.filter(groups__name=StaffGroup.OFFICE.value).first():
        TeamMemberFactory(event=event, user=officer)
    for number, (name, *levels, stand) in enumerate(raw.get("partners", [])):
        EventPartnerFactory(event=event, name=name, stand=stand, sort_order=number, **_both("level", levels))
    _programme(event, raw)
    if "came" in raw:
        who_came(event, raw)
    elif "category" in raw:
        _places(event, raw["category"], raw.get("guests", []))
        _choices(event)
    return event


def _programme(event: Event, raw: dict) -> None:
    venue = VenueFactory(event=event, **_both("name", raw["venue"]))
    rooms = [RoomFactory(event=event, venue=venue, capacity=room[2], **_both("name", room)) for room in raw["rooms"]]
    tracks = [TrackFactory(event=event, **_both("name", track)) for track in raw["tracks"]]
    speakers = [
        SpeakerFactory(event=event, name=name, email=f"speaker{number}@speakers.example", **_both("role", role))
        for number, (name, role) in enumerate(raw["speakers"])
    ]
    for number in raw.get("photos", []):
        portrait = ContentFile(drawings.portrait(number), "portrait.png")
        show_photo(speaker=speakers[number], upload=portrait, agreed_on=timezone.localdate())
    for session in raw.get("session", []):
        _session(event, session, rooms, tracks, speakers)
    if raw.get("session"):
        comment = raw["comment"]
        release_programme(event=event, by=None, comment_en=comment[0], comment_sw=comment[1])


def _session(event: Event, raw: dict, rooms: list, tracks: list, speakers: list) -> None:
    day = event.starts_on + datetime.timedelta(days=raw["day"])
    kept = ("kind", "minutes", "language", "level", "is_interpreted", "expected", "material", "recording", "licence")
    session = SessionFactory(
        event=event,
        room=rooms[raw["room"]] if "room" in raw else None,
        track=tracks[raw["track"]] if "track" in raw else None,
        starts_at=at(day, raw["time"], event),
        speakers=[speakers[number] for number in raw.get("speakers", [])],
        institution=Institution.objects.filter(names__name_en=raw.get("institution", "")).first(),
        **_both("title", raw["title"]),
        **_both("abstract", raw.get("abstract", ["", ""])),
        **{name: raw[name] for name in kept if name in raw},
    )
    keep_projects(session=session, keys=[str(key_of(f"projects/{name}")) for name in raw.get("projects", [])])
    if "chair" in raw:
        SessionSpeaker.objects.create(session=session, speaker=speakers[raw["chair"]], is_chair=True)


#: Who has registered: name, category, language.
_DELEGATES = (
    ("Amina Juma", 1, "sw"),
    ("George Mbwana", 1, "en"),
    ("Happiness Lema", 0, "en"),
    ("Ali Haji", 1, "sw"),
)


#: A delegate, and who accompanies that one.
_COMES_WITH = ("Happiness Lema", "Joseph Lema")


def _places(event: Event, categories: list[dict], guests: list[list]) -> None:
    """Two hundred places, four registrations, somebody who accompanies, an invited guest, and lists at the gates."""
    rows = [
        CategoryFactory(
            event=event,
            sort_order=number,
            price_minor=raw["price"] * 100,
            is_by_code_only=raw.get("by_code", False),
            is_accompanying=raw.get("accompanying", False),
            **_both("name", raw["name"]),
            **_both("description", raw["description"]),
        )
        for number, raw in enumerate(categories)
    ]
    QuotaFactory(event=event, size=200)
    QuestionFactory(
        event=event, text_en="Is there anything that you do not eat?", text_sw="Kuna chakula usichokula?", sort_order=1
    )
    invited = {"percent": 100, "most": 1, "category": rows[2]}
    CodeFactory(event=event, code="MGENI", guest_title="Prof.", guest="Elias Mrema", protocol_order=3, **invited)
    for number, (title, guest, place, notes) in enumerate(guests, 1):
        told = {"guest_title": title, "guest": guest, "protocol_order": place, "protocol_notes": notes}
        CodeFactory(event=event, code=f"MGENI{number}", **told, **invited)
    GateLinkFactory(list=CheckInListFactory(event=event), gate="Gate 2")
    CheckInListFactory(event=event, name_en="Dinner by the sea", name_sw="Chakula cha jioni", sort_order=1)
    for name, category, language in _DELEGATES:
        payer = Payer(name, f"{name.split()[0].lower()}@speakers.example", language)
        who = [NewDelegate(rows[category], name)]
        if name == _COMES_WITH[0]:
            who.append(NewDelegate(rows[3], _COMES_WITH[1], accompanies=0, language="sw"))
        register(event=event, payer=payer, delegates=who, way=PaymentWay.INVOICE)
    _asked_later(event, rows[1])
    _visa_letter(event)


def _asked_later(event: Event, students: Category) -> None:
    """A document of students, who have a place already; and somebody who shall come instead, after the last day."""
    paper = QuestionFactory(
        event=event,
        kind="file",
        is_required=True,
        is_asked_later=True,
        text_en="A paper that says where you study",
        text_sw="Hati inayoonyesha unakosoma",
        sort_order=2,
    )
    paper.categories.add(students)
    Event.objects.filter(pk=event.pk).update(changes_until=timezone.localdate() - datetime.timedelta(days=1))
    DelegateChangeFactory(delegate=event.delegates.get(name=_DELEGATES[-1][0]), name="Salma Haji")


#: Who can be met: name, what about.
_HOSTS = (
    (
        ("Lindi Region", "Mkoa wa Lindi"),
        ("Solar water pumps and training, in Kiswahili", "Pampu za maji za sola na mafunzo, kwa Kiswahili"),
    ),
    (
        ("Ministry of Health", "Wizara ya Afya"),
        ("Licences and rotations, in both languages", "Leseni na mizunguko, kwa lugha zote mbili"),
    ),
)


def _choices(event: Event) -> None:
    """A workshop, a visit and a dinner with places of their own; a region and a ministry offer hours."""
    for kind, size in (("workshop", 30), ("visit", 1), ("social", 120)):
        if session := event.sessions.filter(kind=kind).first():
            SessionPlacesFactory(event=event, session=session, size=size)
    delegates = list(event.delegates.with_place().order_by("pk"))
    for delegate in delegates[:2]:
        for places in event.session_places.exclude(session__kind="workshop"):
            sign_up(delegate=delegate, session=places.session_id)
    for name, about in _HOSTS:
        host = MeetingHostFactory(event=event, **_both("name", name), **_both("about", about))
        offer_hours(
            host=host, first=at(event.days[1], "16:00", event), last=at(event.days[1], "17:20", event), minutes=20
        )
    if delegates and (hour := MeetingSlot.objects.filter(host__event=event).order_by("pk").first()):
        book(delegate=delegates[0], slot=hour, topic="Pampu za sola kwa zahanati mbili")


def _visa_letter(event: Event) -> None:
    """A guest from abroad has asked for one, and a colleague of the organiser may read it."""
    free = Delegate.objects.filter(event=event, registration__state="confirmed").first()
    officers = User.objects.filter(groups__name=StaffGroup.OFFICE.value).order_by("pk")
    if free is None or len(officers) < 2:
        return
    TeamMemberFactory(event=event, user=officers[1], role=TeamRole.VISAS)
    passport = {
        "full_name": free.name,
        "nationality": "SE",
        "passport_number": "AA1234567",
        "passport_until": event.ends_on + datetime.timedelta(days=900),
        "arrives_on": event.starts_on - datetime.timedelta(days=1),
        "leaves_on": event.ends_on + datetime.timedelta(days=4),
    }
    ask_for_letter(delegate=free, passport=passport)
