"""States, kinds and roles of events and their programmes, with the tables of allowed moves."""

from django.db.models import TextChoices
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


class SlotChange(TextChoices):
    """What one version of a programme changed about a session."""

    ADDED = "added", _("New")
    MOVED = "moved", _("Another time or room")
    CHANGED = "changed", _("Another title or text")
    CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")
