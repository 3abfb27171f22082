"""Events for tests and for the demonstration."""

import datetime
import uuid

import factory
from django.utils import timezone

from conferences import models
from conferences.enums import EventState
from conferences.registrations.codes import new_code


def at(day: datetime.date, clock: str, event) -> datetime.datetime:
    """`clock` (such as 09:30) of a day at the venue of `event`."""
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), tzinfo=event.zone)


class EventFactory(factory.django.DjangoModelFactory):
    """A conference of three days that begins in thirty days, announced."""

    class Meta:
        model = models.Event

    slug = factory.Sequence(lambda n: f"conference-{n}")
    title_en = factory.Sequence(lambda n: f"Conference {n}")
    title_sw = factory.Sequence(lambda n: f"Mkutano {n}")
    summary_en = "Three days of talks."
    summary_sw = "Siku tatu za mazungumzo."
    place_en = "Dar es Salaam"
    place_sw = "Dar es Salaam"
    state = EventState.ANNOUNCED
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=30))
    ends_on = factory.LazyAttribute(lambda event: event.starts_on + datetime.timedelta(days=2))


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Venue

    event = factory.SubFactory(EventFactory)
    name_en = "Conference centre"
    name_sw = "Kituo cha mikutano"


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Room

    event = factory.SubFactory(EventFactory)
    venue = factory.SubFactory(VenueFactory, event=factory.SelfAttribute("..event"))
    name_en = factory.Sequence(lambda n: f"Hall {n}")
    name_sw = factory.Sequence(lambda n: f"Ukumbi {n}")


class TrackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Track

    event = factory.SubFactory(EventFactory)
    name_en = factory.Sequence(lambda n: f"Track {n}")
    name_sw = factory.Sequence(lambda n: f"Mkondo {n}")


class SpeakerFactory(factory.django.DjangoModelFactory):
    """Somebody without an account who agreed to be named."""

    class Meta:
        model = models.Speaker

    event = factory.SubFactory(EventFactory)
    name = factory.Sequence(lambda n: f"Speaker {n}")
    email = factory.Sequence(lambda n: f"speaker{n}@example.org")
    consented_on = factory.LazyFunction(timezone.localdate)


class SessionFactory(factory.django.DjangoModelFactory):
    """Confirmed, on the first day at nine, in a room; `speakers` are its speakers."""

    class Meta:
        model = models.Session
        skip_postgeneration_save = True

    event = factory.SubFactory(EventFactory)
    title_en = factory.Sequence(lambda n: f"Session {n}")
    title_sw = factory.Sequence(lambda n: f"Kikao {n}")
    is_confirmed = True
    room = factory.SubFactory(RoomFactory, event=factory.SelfAttribute("..event"))
    starts_at = factory.LazyAttribute(lambda session: at(session.event.starts_on, "09:00", session.event))

    @factory.post_generation
    def speakers(self, create, extracted, **_):
        for speaker in extracted or []:
            models.SessionSpeaker.objects.create(session=self, speaker=speaker)


class TeamMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.TeamMember

    event = factory.SubFactory(EventFactory)
    role = "organiser"


class CategoryFactory(factory.django.DjangoModelFactory):
    """TZS 50,000 unless a test says otherwise."""

    class Meta:
        model = models.Category

    event = factory.SubFactory(EventFactory)
    name_en = factory.Sequence(lambda n: f"Category {n}")
    name_sw = factory.Sequence(lambda n: f"Aina {n}")
    price_minor = 5_000_000


class QuotaFactory(factory.django.DjangoModelFactory):
    """Fifty places for the whole event."""

    class Meta:
        model = models.Quota

    event = factory.SubFactory(EventFactory)
    name_en = "Hall"
    name_sw = "Ukumbi"
    size = 50
    covers_all = True


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.EventQuestion

    event = factory.SubFactory(EventFactory)
    text_en = "What do you eat?"
    text_sw = "Unakula nini?"


class CodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Code

    event = factory.SubFactory(EventFactory)
    code = factory.Sequence(lambda n: f"CODE{n}")
    percent = 50
    most = 10


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A row that holds nothing: how places are taken is shown by the verbs."""

    class Meta:
        model = models.Registration

    event = factory.SubFactory(EventFactory)
    name = "Asha Mrema"
    email = factory.Sequence(lambda n: f"delegate{n}@example.org")
    language = "en"


class DelegateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Delegate

    registration = factory.SubFactory(RegistrationFactory)
    event = factory.SelfAttribute("registration.event")
    category = factory.SubFactory(CategoryFactory, event=factory.SelfAttribute("..event"))
    name = "Asha Mrema"
    code = factory.LazyFunction(new_code)


class DelegateChangeFactory(factory.django.DjangoModelFactory):
    """Somebody else shall come, and the team is asked."""

    class Meta:
        model = models.DelegateChange

    delegate = factory.SubFactory(DelegateFactory)
    name = "Juma Said"


class EventAnswerFileFactory(factory.django.DjangoModelFactory):
    """A row without its file on the disk."""

    class Meta:
        model = models.EventAnswerFile

    delegate = factory.SubFactory(DelegateFactory)
    question = factory.SubFactory(QuestionFactory, event=factory.SelfAttribute("..delegate.event"), kind="file")
    original_name = "letter.pdf"
    content_type = "application/pdf"
    path = factory.Sequence(lambda n: f"00/00/answer{n}")
    size = 10
    sha256 = "0" * 64


class VisaLetterFactory(factory.django.DjangoModelFactory):
    """Asked for by a delegate with a place, for a week around the event."""

    class Meta:
        model = models.VisaLetter

    delegate = factory.SubFactory(DelegateFactory)
    full_name = "Asha Juma Mrema"
    nationality = "SE"
    passport_number = "AA1234567"
    passport_until = factory.LazyAttribute(lambda row: row.delegate.event.ends_on + datetime.timedelta(days=900))
    arrives_on = factory.LazyAttribute(lambda row: row.delegate.event.starts_on - datetime.timedelta(days=2))
    leaves_on = factory.LazyAttribute(lambda row: row.delegate.event.ends_on + datetime.timedelta(days=2))


class CheckInListFactory(factory.django.DjangoModelFactory):
    """For everybody with a place."""

    class Meta:
        model = models.CheckInList

    event = factory.SubFactory(EventFactory)
    name_en = "Main gate"
    name_sw = "Lango kuu"


class GateLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.GateLink

    list = factory.SubFactory(CheckInListFactory)
    gate = "Gate 2"


class ScanFactory(factory.django.DjangoModelFactory):
    """Somebody let in by a phone at a gate."""

    class Meta:
        model = models.Scan

    link = factory.SubFactory(GateLinkFactory)
    nonce = factory.LazyFunction(uuid.uuid4)
    at = factory.LazyFunction(timezone.now)


class FeedbackFactory(factory.django.DjangoModelFactory):
    """Somebody with a place about a session of the same event."""

    class Meta:
        model = models.Feedback

    delegate = factory.SubFactory(DelegateFactory)
    session = factory.SubFactory(SessionFactory, event=factory.SelfAttribute("..delegate.event"))
    usefulness = 4


class AttendanceCertificateFactory(factory.django.DjangoModelFactory):
    """Issued for the first day."""

    class Meta:
        model = models.AttendanceCertificate

    delegate = factory.SubFactory(DelegateFactory)
    event = factory.SelfAttribute("delegate.event")
    number = factory.Sequence(lambda n: f"E-2027-{n:05d}")
    days = factory.LazyAttribute(lambda row: [row.event.starts_on.isoformat()])


class EventMessageFactory(factory.django.DjangoModelFactory):
    """Written, not sent."""

    class Meta:
        model = models.EventMessage

    event = factory.SubFactory(EventFactory)
    readers = "place"
    subject_en = "The hall"
    subject_sw = "Ukumbi"
    text_en = "We meet in hall two."
    text_sw = "Tunakutana ukumbi wa pili."


class EventPartnerFactory(factory.django.DjangoModelFactory):
    """A stand."""

    class Meta:
        model = models.EventPartner

    event = factory.SubFactory(EventFactory)
    name = "Regional hospital"
    stand = "B4"


class StandRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StandRequest

    delegate = factory.SubFactory(DelegateFactory)
    partner = factory.SubFactory(EventPartnerFactory, event=factory.SelfAttribute("..delegate.event"))


class SessionPlacesFactory(factory.django.DjangoModelFactory):
    """Two places in a session of an event that is announced."""

    class Meta:
        model = models.SessionPlaces

    event = factory.SubFactory(EventFactory)
    session = factory.SubFactory(SessionFactory, event=factory.SelfAttribute("..event"))
    size = 2


class SignUpFactory(factory.django.DjangoModelFactory):
    """Somebody with a place at the event who waits for one in a session."""

    class Meta:
        model = models.SignUp

    delegate = factory.SubFactory(DelegateFactory, registration__state="confirmed")
    places = factory.SubFactory(SessionPlacesFactory, event=factory.SelfAttribute("..delegate.event"))
    code = factory.SelfAttribute("delegate.code")
    has_place = False


class MeetingHostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.MeetingHost

    event = factory.SubFactory(EventFactory)
    name_en = factory.Sequence(lambda n: f"Region {n}")
    name_sw = factory.Sequence(lambda n: f"Mkoa {n}")


class MeetingSlotFactory(factory.django.DjangoModelFactory):
    """Twenty minutes at two on the first day, free."""

    class Meta:
        model = models.MeetingSlot

    host = factory.SubFactory(MeetingHostFactory)
    starts_at = factory.LazyAttribute(lambda slot: at(slot.host.event.starts_on, "14:00", slot.host.event))
    minutes = 20


class TrainedGroupFactory(factory.django.DjangoModelFactory):
    """Twelve people whom one institution sent."""

    class Meta:
        model = models.TrainedGroup

    event = factory.SubFactory(EventFactory)
    institution = "Training academy"
    sent = 12
    stayed = 12
    before = 40
    after = 70


class CallFactory(factory.django.DjangoModelFactory):
    """Open for ten days."""

    class Meta:
        model = models.Call

    event = factory.SubFactory(EventFactory)
    title_en = "Speak with us"
    title_sw = "Zungumza nasi"
    text_en = "What have you tried, and what came of it?"
    text_sw = "Umejaribu nini, na nini kilitokea?"
    closes_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=10))


class CallQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CallQuestion

    event = factory.SubFactory(EventFactory)
    text_en = "What do you need in the room?"
    text_sw = "Unahitaji nini ukumbini?"


class ProposalFactory(factory.django.DjangoModelFactory):
    """Handed in."""

    class Meta:
        model = models.Proposal

    event = factory.SubFactory(EventFactory)
    call = factory.SubFactory(CallFactory, event=factory.SelfAttribute("..event"))
    state = "submitted"
    name = factory.Sequence(lambda n: f"Proposer {n}")
    email = factory.Sequence(lambda n: f"proposer{n}@example.org")
    letters = "en"
    title = factory.Sequence(lambda n: f"What we learnt {n}")
    abstract = "Three clinics, two years, one register."
    is_named = True


class CoSpeakerFactory(factory.django.DjangoModelFactory):
    """Asked, without an answer."""

    class Meta:
        model = models.CoSpeaker

    proposal = factory.SubFactory(ProposalFactory)
    name = factory.Sequence(lambda n: f"Co-speaker {n}")
    email = factory.Sequence(lambda n: f"co{n}@example.org")
