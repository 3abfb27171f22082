"""What is kept about people of events, why, on what ground and for how long."""

import datetime
from contextlib import suppress

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from diaspora.accounts.addresses import confirmed_addresses
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

from .enums import ALIVE, RegistrationActor
from .models import (
    CheckIn,
    CoSpeaker,
    Delegate,
    EventAnswer,
    GateLink,
    Pick,
    ProgrammeVersion,
    Proposal,
    ProposalAnswer,
    Registration,
    Scan,
    SessionSpeaker,
    Speaker,
    TeamMember,
    VisaLetter,
)
from .registrations.cancelling import cancel

#: Kept so long after the last day of the event; what was paid stays in the books.
AFTER_THE_EVENT = _("A year after the event")
YEAR = datetime.timedelta(days=365)
#: Passports go much earlier.
MONTH_AFTER = _("A month after the event at the latest")
MONTH = datetime.timedelta(days=30)


def _their_own(user: User, path: str = "") -> Q:
    return Q(**{f"{path}email__in": [address.lower() for address in confirmed_addresses(user)]})


def _of_their_registrations(user: User) -> Q:
    return _their_own(user, "registration__")


def _answers(user: User) -> Q:
    return _their_own(user, "delegate__registration__")


def _proposed(user: User) -> Q:
    return _their_own(user, "proposal__")


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
        also=_their_own,
    ),
    Holding(
        Delegate,
        _("Places at events"),
        "registration__user",
        (
            Kept(
                ("event", "category", "name", "organisation", "email", "price_minor", "code", "cancelled_at"),
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
        also=_answers,
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
        also=_answers,
    ),
    Holding(
        CheckIn,
        _("When you came in at events"),
        "delegate__registration__user",
        (
            Kept(
                ("list", "at", "gate"),
                _("To let in who has a place, once"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("by",),
                _("To account for who let somebody in"),
                LegalGround.PUBLIC_TASK,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "list__event__ends_on"),
        also=_answers,
    ),
    Holding(
        Proposal,
        _("What you proposed for events"),
        "",
        (
            Kept(
                ("event", "call", "title", "abstract", "kind", "language", "level", "track", "state", "session"),
                _("To choose what is in the programme, and to tell you"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("name", "email", "letters", "role", "biography", "is_named", "begun_at", "in_state_since"),
                _("To write to you about it, and to announce you if you agree"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("key",),
                _("So that only the link that we sent you leads to your proposal"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
            Kept(
                ("decision", "reason", "decided_by"),
                _("To account for who chose, and why"),
                LegalGround.PUBLIC_TASK,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "event__ends_on"),
        also=_their_own,
    ),
    Holding(
        ProposalAnswer,
        _("Your answers about what you proposed"),
        "",
        (Kept(("question", "text"), _("To choose what is in the programme"), LegalGround.SERVICE, AFTER_THE_EVENT),),
        limit=Limit(YEAR, "proposal__event__ends_on"),
        also=_proposed,
    ),
    Holding(
        CoSpeaker,
        _("Proposals that name you as a co-speaker"),
        "",
        (
            Kept(
                ("proposal", "name", "email", "role", "biography", "agreed_at"),
                _("To ask you whether you are in, and to announce you if you agree"),
                LegalGround.CONSENT,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("key",),
                _("So that only the link that we sent you leads to it"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "proposal__event__ends_on"),
        also=_their_own,
    ),
    Holding(
        Scan,
        _("How a gate that was offline let you in"),
        "delegate__registration__user",
        (
            Kept(
                ("at", "received_at", "conflict"),
                _("To count once who was let in twice, and to find out when two people used one ticket"),
                LegalGround.SERVICE,
                AFTER_THE_EVENT,
            ),
            Kept(
                ("link", "nonce"),
                _("To know which gate told it"),
                LegalGround.SECURITY,
                AFTER_THE_EVENT,
                is_exported=False,
            ),
        ),
        limit=Limit(YEAR, "link__list__event__ends_on"),
        also=_answers,
    ),
    Holding(
        GateLink,
        _("Links for gates"),
        "",
        (
            Kept(
                ("made_by",),
                _("To account for who let phones work at a gate"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("list", "gate", "key", "made_at", "ended_at", "last_heard_at"),
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
]


def erase_person(*, user: User) -> None:
    """A speaker disappears from every version: names are not frozen in them. Places that somebody still has go to
    others, and what was paid goes back by the rule of the event. What they proposed goes; a session that came of it
    stays in the programme, without them."""
    Speaker.objects.filter(user=user).delete()
    theirs = Registration.objects.filter(Q(user=user) | _their_own(user))
    for registration in theirs.filter(state__in=ALIVE).select_related("event", "payment"):
        with suppress(Refused):
            cancel(registration=registration, actor=RegistrationActor.CLOCK)
    theirs.delete()
    Proposal.objects.filter(_their_own(user)).delete()
    CoSpeaker.objects.filter(_their_own(user)).delete()


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
