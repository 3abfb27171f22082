"""States, kinds and roles of events and their programmes, with the tables of allowed moves."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(TextChoices):
    CONFERENCE = "conference", _("Conference")
    WORKSHOP = "workshop", pgettext_lazy("event", "Workshop")
    TRAINING = "training", pgettext_lazy("event", "Training")


class EventState(TextChoices):
    DRAFT = "draft", pgettext_lazy("event", "Draft")
    ANNOUNCED = "announced", pgettext_lazy("event", "Announced")
    OPEN = "open", pgettext_lazy("event", "Open for registration")
    FULL = "full", pgettext_lazy("event", "Full")
    CLOSED = "closed", pgettext_lazy("event", "Registration closed")
    RUNNING = "running", pgettext_lazy("event", "Being held")
    OVER = "over", pgettext_lazy("event", "Over")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


class EventActor(TextChoices):
    ORGANISER = "organiser", _("Organiser")
    CLOCK = "clock", _("The portal")


_S, _A = EventState, EventActor
_BEFORE_THE_DAY = (_S.ANNOUNCED, _S.OPEN, _S.FULL, _S.CLOSED)
#: Allowed moves of an event: (from, to) → who may.
EVENT_MOVES: dict[tuple[EventState, EventState], set[EventActor]] = {
    (_S.DRAFT, _S.ANNOUNCED): {_A.ORGANISER},
    (_S.ANNOUNCED, _S.DRAFT): {_A.ORGANISER},
    (_S.ANNOUNCED, _S.OPEN): {_A.ORGANISER},
    (_S.OPEN, _S.FULL): {_A.CLOCK},
    (_S.FULL, _S.OPEN): {_A.CLOCK},
    (_S.OPEN, _S.CLOSED): {_A.ORGANISER},
    (_S.FULL, _S.CLOSED): {_A.ORGANISER},
    (_S.CLOSED, _S.OPEN): {_A.ORGANISER},
    (_S.RUNNING, _S.OVER): {_A.CLOCK},
    **{(before, _S.RUNNING): {_A.CLOCK} for before in _BEFORE_THE_DAY},
    **{(before, _S.CANCELLED): {_A.ORGANISER} for before in (*_BEFORE_THE_DAY, _S.RUNNING)},
}


class TeamRole(TextChoices):
    """What somebody does for one event. An organiser may do everything but read passports."""

    ORGANISER = "organiser", _("Organiser")
    PROGRAMME = "programme", pgettext_lazy("role at an event", "Programme team")
    REGISTRATION = "registration", pgettext_lazy("role at an event", "Registration team")
    FINANCE = "finance", pgettext_lazy("role at an event", "Finance of the event")
    CHECK_IN = "check_in", pgettext_lazy("role at an event", "Check-in")
    VISAS = "visas", pgettext_lazy("role at an event", "Visa letters (reads passports)")


class SessionKind(TextChoices):
    KEYNOTE = "keynote", _("Keynote")
    TALK = "talk", _("Talk")
    PANEL = "panel", _("Panel discussion")
    WORKSHOP = "workshop", pgettext_lazy("session", "Workshop")
    PITCH = "pitch", _("A region introduces itself")
    MEETING = "meeting", _("Meeting with an institution")
    VISIT = "visit", _("Field visit")
    SOCIAL = "social", _("Reception or dinner")
    BREAK = "break", _("Break")
    BLOCKER = "blocker", _("Room not available")


#: Nobody reads of these outside of the team.
INTERNAL_KINDS = {SessionKind.BLOCKER}


class SessionLevel(TextChoices):
    ALL = "all", _("For everybody")
    BASIC = "basic", _("Introduction")
    ADVANCED = "advanced", _("Advanced")


class Usefulness(IntegerChoices):
    """What a delegate says about a session, from least to most."""

    NOT = 1, pgettext_lazy("session", "Not useful to me")
    LITTLE = 2, pgettext_lazy("session", "A little useful")
    USEFUL = 3, pgettext_lazy("session", "Useful")
    VERY = 4, pgettext_lazy("session", "Very useful")
    MOST = 5, pgettext_lazy("session", "I would not have wanted to miss it")


class SlotChange(TextChoices):
    """What one version of a programme changed about a session."""

    ADDED = "added", _("New")
    MOVED = "moved", _("Another time or room")
    CHANGED = "changed", _("Another title or text")
    CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")


class QuestionKind(TextChoices):
    TEXT = "text", _("A few words")
    CHOICE = "choice", _("One answer from a list")
    YES = "yes", _("Yes or no")
    FILE = "file", _("A document or a photo")


class RegistrationState(TextChoices):
    #: While it is typed in; never seen outside of the transaction that makes it.
    NEW = "new", pgettext_lazy("registration", "New")
    REQUESTED = "requested", pgettext_lazy("registration", "Waits for approval")
    HELD = "held", pgettext_lazy("registration", "Held until it is paid")
    CONFIRMED = "confirmed", pgettext_lazy("registration", "Confirmed")
    WAITING = "waiting", pgettext_lazy("registration", "On the waiting list")
    OFFERED = "offered", pgettext_lazy("registration", "Offered from the waiting list")
    EXPIRED = "expired", pgettext_lazy("registration", "Not paid or answered in time")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")
    REFUSED = "refused", pgettext_lazy("registration", "Not approved")


class RegistrationActor(TextChoices):
    #: Whoever registered, with an account or with the secret address of the registration.
    DELEGATE = "delegate", _("Whoever registered")
    TEAM = "team", _("The team of the event")
    #: Money that arrives, time that is over, places that become free.
    CLOCK = "clock", _("The portal")


_G, _B = RegistrationState, RegistrationActor
#: In these states a registration takes places away from others.
HOLDS_PLACES = {_G.HELD, _G.CONFIRMED, _G.OFFERED}
#: It can still become a place.
ALIVE = {*HOLDS_PLACES, _G.REQUESTED, _G.WAITING}
#: Allowed moves of a registration: (from, to) → who may.
REGISTRATION_MOVES: dict[tuple[RegistrationState, RegistrationState], set[RegistrationActor]] = {
    **{(_G.NEW, to): {_B.DELEGATE} for to in (_G.REQUESTED, _G.HELD, _G.CONFIRMED, _G.WAITING)},
    (_G.REQUESTED, _G.HELD): {_B.TEAM},
    (_G.REQUESTED, _G.CONFIRMED): {_B.TEAM},
    (_G.REQUESTED, _G.WAITING): {_B.TEAM},
    (_G.REQUESTED, _G.REFUSED): {_B.TEAM},
    (_G.HELD, _G.CONFIRMED): {_B.CLOCK},
    (_G.HELD, _G.EXPIRED): {_B.CLOCK},
    (_G.WAITING, _G.OFFERED): {_B.CLOCK},
    (_G.OFFERED, _G.HELD): {_B.DELEGATE},
    (_G.OFFERED, _G.CONFIRMED): {_B.DELEGATE},
    (_G.OFFERED, _G.EXPIRED): {_B.CLOCK},
    # Money that came too late finds a place, or the head of the line.
    (_G.EXPIRED, _G.CONFIRMED): {_B.CLOCK},
    (_G.EXPIRED, _G.WAITING): {_B.CLOCK},
    **{(before, _G.CANCELLED): {_B.DELEGATE, _B.TEAM, _B.CLOCK} for before in ALIVE},
}


class MessageReaders(TextChoices):
    """Whom the organisers write to."""

    PLACE = "place", _("Everybody with a place")
    CAME = "came", _("Those who came in at a gate")
    ABSENT = "absent", _("Those with a place who have not come in")
    UNPAID = "unpaid", _("Those whose place is held and not paid yet")
    REQUESTED = "requested", _("Those who wait for approval")
    WAITING = "waiting", _("Those on the waiting list")


class ScanConflict(TextChoices):
    """Why the portal would not have let somebody in whom a telephone without network did."""

    CAME_BEFORE = "came_before", pgettext_lazy("scan", "Came in already")
    NO_PLACE = "no_place", pgettext_lazy("scan", "Has no place")
    OTHER_LIST = "other_list", pgettext_lazy("scan", "Not for this list")
    UNKNOWN = "unknown", pgettext_lazy("scan", "No ticket of this event")


class ProposalState(TextChoices):
    DRAFT = "draft", pgettext_lazy("proposal", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("proposal", "Handed in")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
    REJECTED = "rejected", pgettext_lazy("proposal", "Not accepted")
    CONFIRMED = "confirmed", pgettext_lazy("proposal", "Confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "Withdrawn")


class ProposalActor(TextChoices):
    #: By the secret address of the proposal.
    SPEAKER = "speaker", _("Whoever proposed it")
    TEAM = "team", _("The programme team")


_R, _T = ProposalState, ProposalActor
#: Allowed moves of a proposal: (from, to) → who may.
PROPOSAL_MOVES: dict[tuple[ProposalState, ProposalState], set[ProposalActor]] = {
    (_R.DRAFT, _R.SUBMITTED): {_T.SPEAKER},
    (_R.SUBMITTED, _R.ACCEPTED): {_T.TEAM},
    (_R.SUBMITTED, _R.REJECTED): {_T.TEAM},
    (_R.ACCEPTED, _R.CONFIRMED): {_T.SPEAKER},
    **{(before, _R.WITHDRAWN): {_T.SPEAKER} for before in (_R.DRAFT, _R.SUBMITTED, _R.ACCEPTED, _R.CONFIRMED)},
}
#: What the team decides on.
DECISIONS = (ProposalState.ACCEPTED, ProposalState.REJECTED)
#: Kinds of session that somebody proposes.
PROPOSED_KINDS = (SessionKind.TALK, SessionKind.PANEL, SessionKind.WORKSHOP)
