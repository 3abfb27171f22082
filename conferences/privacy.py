"""What is kept about people of events, why, on what ground and for how long."""

from contextlib import suppress

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from diaspora.models import User
from diaspora.privacy.registry import (
    ACCOUNT,
    CHANGE,
    Holding,
    Kept,
    LegalGround,
    Limit,
    register_eraser,
    register_holdings,
)

from .attendance import privacy as attendance
from .check_in import privacy as gates
from .enums import ALIVE, RegistrationActor
from .events import privacy as events
from .feedback import privacy as feedback
from .meetings import privacy as meetings
from .models import (
    Delegate,
    EventAnswer,
    EventMessage,
    EventReport,
    Pick,
    ProgrammePrint,
    ProgrammeVersion,
    Registration,
    SessionSpeaker,
    Speaker,
    SpeakerPhoto,
    TeamMember,
    VisaLetter,
)
from .proposals import privacy as proposals
from .registrations import privacy as registrations
from .registrations.cancelling import cancel
from .retention import AFTER_THE_EVENT, MONTH, MONTH_AFTER, YEAR, of_their_places, their_own
from .sign_ups import privacy as sign_ups
from .stands import privacy as stands

#: Those that declare what they keep themselves.
NOUNS = (events, registrations, gates, proposals, attendance, feedback, stands, sign_ups, meetings)


def _of_their_registrations(user: User) -> Q:
    return their_own(user, "registration__")


HOLDINGS = [
    Holding(
        TeamMember,
        _("Events that you help to run"),
        "user",
        (Kept(("event", "role"), _("To let you do your work for the event"), LegalGround.SERVICE, ACCOUNT),),
    ),
    Holding(
        Pick,
        _("Your programme at events"),
        "user",
        (Kept(("session",), _("To show the sessions that you chose"), LegalGround.SERVICE, CHANGE),),
    ),
    Holding(
        Speaker,
        _("You as a speaker"),
        "user",
        (
            Kept(
                ("event", "name", "role", "biography", "language", "consented_on"),
                _("To announce you in the programme, as you agreed"),
                LegalGround.CONSENT,
                _("Until you take back your consent or delete your account"),
            ),
            Kept(
                ("email", "available_from", "available_until"),
                _("To write to you about your sessions, and to plan them when you are there"),
                LegalGround.SERVICE,
                CHANGE,
            ),
            Kept(
                ("link_key",),
                _("So that only the link that we sent you leads to your profile as a speaker"),
                LegalGround.SECURITY,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        SpeakerPhoto,
        _("Your photo as a speaker"),
        "speaker__user",
        (
            Kept(
                ("picture", "agreed_on"),
                _("To show who speaks, as you agreed"),
                LegalGround.CONSENT,
                _("Until you take it away, or delete your account"),
            ),
        ),
    ),
    Holding(
        SessionSpeaker,
        _("Sessions in which you speak"),
        "speaker__user",
        (Kept(("session", "is_chair"), _("To announce you in the programme"), LegalGround.CONSENT, CHANGE),),
    ),
    Holding(
        Registration,
        _("Registrations for events"),
        "user",
        (
            Kept(
                ("event", "name", "email", "language", "state", "created_at", "waiting_since", "is_first"),
                _("To keep a place for you at the event, and to write to you about it"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("amount_minor", "way", "payment", "hold_until", "code"),
                _("To account for what you paid for your place"),
                LegalGround.PUBLIC_TASK,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("key",),
                _("So that only the link that we sent you leads to your registration"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "event__ends_on"),
        also=their_own,
    ),
    Holding(
        Delegate,
        _("Places at events"),
        "registration__user",
        (
            Kept(
                (
                    "event",
                    "category",
                    "name",
                    "organisation",
                    "email",
                    "language",
                    "price_minor",
                    "accompanies",
                    "code",
                    "cancelled_at",
                ),
                _("To print the badge, and to let in who has a place"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
        ),
        limit=Limit(YEAR, "event__ends_on"),
        also=_of_their_registrations,
    ),
    Holding(
        EventAnswer,
        _("Answers to questions of an event"),
        "delegate__registration__user",
        (
            Kept(
                ("question", "text"),
                _("To prepare what you need at the event, such as meals and access"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
        ),
        limit=Limit(YEAR, "delegate__event__ends_on"),
        also=of_their_places,
    ),
    Holding(
        VisaLetter,
        _("Visa letters for events"),
        "delegate__registration__user",
        (
            Kept(
                (
                    "full_name",
                    "nationality",
                    "passport_number",
                    "passport_until",
                    "arrives_on",
                    "leaves_on",
                    "asked_at",
                    "issued_at",
                ),
                _("To write the letter with which you ask for a visa, and to say at a border that it is genuine"),
                LegalGround.CONSENT,
                MONTH_AFTER,
            ),
            Kept(
                ("issued_by",),
                _("To account for who issued a letter"),
                LegalGround.PUBLIC_TASK,
                MONTH_AFTER,
                is_exported=False,
            ),
        ),
        limit=Limit(MONTH, "delegate__event__ends_on"),
        also=of_their_places,
    ),
    Holding(
        ProgrammeVersion,
        _("Programmes that were released"),
        "",
        (
            Kept(
                ("released_by",),
                _("To account for who released the programme"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("event", "number", "comment", "content", "changes", "released_at"),
    ),
    Holding(
        ProgrammePrint,
        _("Programmes as PDFs"),
        "",
        (
            Kept(
                ("content",),
                _("To hand out the programme on paper, with those who agreed to be named"),
                LegalGround.CONSENT,
                _("Until the next version, or until you take back your consent"),
                is_exported=False,
            ),
        ),
        impersonal=("event", "language", "fingerprint", "asked_at", "made_at", "leased_until", "attempts"),
    ),
    Holding(
        EventMessage,
        _("Messages to delegates of events"),
        "",
        (
            Kept(
                ("written_by", "released_by"),
                _("To account for who wrote to delegates"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("event", "readers", "category", "subject", "text", "released_at", "sent_to"),
    ),
    Holding(
        EventReport,
        _("Reports of events"),
        "",
        (
            Kept(
                ("released_by",),
                _("To account for who released the report"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("event", "text", "tables", "released_at"),
    ),
]


def erase_person(*, user: User) -> None:
    """A speaker disappears from every version: names are not frozen in them. Places that somebody still has go to
    others, and what was paid goes back by the rule of the event."""
    ProgrammePrint.objects.filter(event__speakers__user=user).delete()
    Speaker.objects.filter(user=user).delete()
    theirs = Registration.objects.filter(Q(user=user) | their_own(user))
    for registration in theirs.filter(state__in=ALIVE).select_related("event", "payment"):
        with suppress(Refused):
            cancel(registration=registration, actor=RegistrationActor.CLOCK)
    meetings.erase_hours(theirs)
    theirs.delete()
    proposals.erase_person(user=user)


def register() -> None:
    register_holdings([*HOLDINGS, *(holding for noun in NOUNS for holding in noun.HOLDINGS)])
    register_eraser(erase_person)
