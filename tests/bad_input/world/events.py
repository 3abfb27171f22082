"""Events with proposals and registrations."""

import datetime

from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.models import Locale, Page

from conferences.attendance.links import token_of as token_for_afterwards
from conferences.check_in.gate_links import token_of
from conferences.programme.releasing import release_programme
from conferences.registrations.registering import NewDelegate, Payer, register
from conferences.stands.links import address_of
from diaspora.models import Language
from tests.factories.events import (
    CallFactory,
    CallQuestionFactory,
    CategoryFactory,
    CheckInListFactory,
    CoSpeakerFactory,
    DelegateChangeFactory,
    DelegateFactory,
    EventFactory,
    EventMessageFactory,
    EventPartnerFactory,
    GateLinkFactory,
    MeetingHostFactory,
    MeetingSlotFactory,
    ProposalFactory,
    QuestionFactory,
    QuotaFactory,
    RegistrationFactory,
    SessionFactory,
    SessionPlacesFactory,
    SpeakerFactory,
    TeamMemberFactory,
    TrackFactory,
    VisaLetterFactory,
)
from tests.factories.pages import HomePageFactory, LibraryIndexPageFactory
from tests.factories.people import UserFactory


def events(world) -> None:
    world.organiser = UserFactory()
    world.organiser.user_permissions.add(Permission.objects.get(codename="organise_events"))
    world.event = EventFactory()
    world.event_session = SessionFactory(event=world.event)
    world.venue = world.event_session.room.venue
    release_programme(event=world.event, by=None)
    world.other_session = SessionFactory(event=world.event)
    world.session_places = SessionPlacesFactory(event=world.event, session=world.event_session)
    SpeakerFactory(event=world.event)
    SpeakerFactory(event=world.event, user=world.profile.user)
    _proposals(world)
    _registrations(world)
    _past_event(world)
    world.event_message = EventMessageFactory(event=world.event)
    stand = EventPartnerFactory(event=world.open_event)
    world.stand_token = address_of(stand).rstrip("/").rpartition("/")[2]


def _proposals(world) -> None:
    world.call = CallFactory(event=world.event)
    world.call_question = CallQuestionFactory(event=world.event)
    TrackFactory(event=world.event)
    world.drafted = ProposalFactory(event=world.event, call=world.call, state="draft")
    world.proposed = ProposalFactory(event=world.event, call=world.call)
    world.co_speaker = CoSpeakerFactory(proposal=world.proposed)


def _registrations(world) -> None:
    world.open_event = EventFactory(state="open")
    world.category = CategoryFactory(event=world.open_event, price_minor=0)
    world.event_question = QuestionFactory(event=world.open_event)
    world.paper_question = QuestionFactory(event=world.open_event, kind="file")
    asked = CategoryFactory(event=world.open_event, price_minor=0, needs_approval=True)
    QuotaFactory(event=world.event)
    world.check_in_list = CheckInListFactory(event=world.open_event)
    world.gate_token = token_of(GateLinkFactory(list=world.check_in_list))
    CategoryFactory(event=world.event)
    payer = Payer("Neema Mushi", "neema@example.org", "en")
    world.requested = register(event=world.open_event, payer=payer, delegates=[NewDelegate(asked, "Neema")])
    world.delegate = world.requested.delegates.get()
    world.guest = register(event=world.open_event, payer=payer, delegates=[NewDelegate(world.category)]).delegates.get()
    world.placed = register(event=world.open_event, payer=payer, delegates=[NewDelegate(world.category)])
    world.free_category = CategoryFactory(event=world.open_event, price_minor=0)
    world.change = DelegateChangeFactory(delegate=world.placed.delegates.get())
    letter_for = register(event=world.open_event, payer=payer, delegates=[NewDelegate(world.category)]).delegates.get()
    world.visa_letter = VisaLetterFactory(delegate=letter_for)
    world.meeting_slot = MeetingSlotFactory(host=MeetingHostFactory(event=world.open_event))
    world.meeting_token = token_for_afterwards(world.guest)
    world.visas = TeamMemberFactory(event=world.open_event, user=UserFactory(), role="visas").user


def _a_library() -> None:
    """Into which an editor takes what was shown in the session that is over."""
    Language.objects.get_or_create(code="en", defaults={"name_en": "English", "name_sw": "Kiingereza"})
    home = HomePageFactory(parent=Page.get_first_root_node(), slug="of-the-library", summary="")
    swahili = Locale.objects.get_or_create(language_code="sw")[0]
    home.copy_for_translation(swahili)
    LibraryIndexPageFactory(parent=home, slug="library").copy_for_translation(swahili)


def _past_event(world) -> None:
    """Over since a week, with a session and somebody who came."""
    first = timezone.localdate() - datetime.timedelta(days=9)
    world.past_event = EventFactory(state="over", starts_on=first)
    world.past_session = SessionFactory(
        event=world.past_event,
        starts_at=timezone.now() - datetime.timedelta(days=8),
        material="https://talks.example/slides",
        recording="https://talks.example/film",
        licence="cc-by",
    )
    _a_library()
    release_programme(event=world.past_event, by=None)
    came = RegistrationFactory(event=world.past_event, state="confirmed")
    world.after_token = token_for_afterwards(DelegateFactory(registration=came))
