"""States of a placement, who moves it, and why one ends before its time."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Side(TextChoices):
    """Who takes part in a placement, and who moves it. The clock is nobody's side."""

    EXPERT = "expert", _("Expert")
    HOST = "host", _("Institution")
    OFFICE = "office", _("Programme office")
    CLOCK = "clock", _("The portal itself")


class PlacementState(TextChoices):
    """What becomes of a confirmed application."""

    PLANNED = "planned", pgettext_lazy("placement", "Planned")
    DEPLOYED = "deployed", _("On assignment")
    COMPLETED = "completed", _("Assignment done")
    EVALUATED = "evaluated", _("Evaluated and closed")
    ENDED_EARLY = "ended_early", _("Ended early")
    HAS_NOT_WORKED = "has_not_worked", _("Has not worked")
    CANCELLED = "cancelled", _("Cancelled before it began")


_P = PlacementState
PLACEMENT_TONES = {
    _P.PLANNED: "info",
    _P.DEPLOYED: "good",
    _P.COMPLETED: "good",
    _P.EVALUATED: "neutral",
    _P.ENDED_EARLY: "wait",
    _P.HAS_NOT_WORKED: "stop",
    _P.CANCELLED: "stop",
}

#: Allowed moves of a placement: (from, to) → who may. It is cancelled with its application, not by itself.
PLACEMENT_MOVES: dict[tuple[PlacementState, PlacementState], set[Side]] = {
    (_P.PLANNED, _P.DEPLOYED): {Side.HOST, Side.OFFICE},
    (_P.PLANNED, _P.CANCELLED): {Side.CLOCK},
    (_P.DEPLOYED, _P.COMPLETED): {Side.OFFICE, Side.CLOCK},
    (_P.DEPLOYED, _P.ENDED_EARLY): {Side.EXPERT, Side.HOST, Side.OFFICE},
    (_P.DEPLOYED, _P.HAS_NOT_WORKED): {Side.EXPERT, Side.HOST, Side.OFFICE},
    (_P.COMPLETED, _P.EVALUATED): {Side.OFFICE, Side.CLOCK},
}

#: Nothing of the work itself is added any more.
PLACEMENT_OVER = {_P.COMPLETED, _P.EVALUATED, _P.ENDED_EARLY, _P.HAS_NOT_WORKED, _P.CANCELLED}
#: Somebody has begun to work.
PLACEMENT_BEGUN = set(_P) - {_P.PLANNED, _P.CANCELLED}
#: Ended before its time; each carries a reason.
PLACEMENT_BROKEN_OFF = {_P.ENDED_EARLY, _P.HAS_NOT_WORKED}


class EndingReason(TextChoices):
    """Why a placement ended before its time."""

    HEALTH = "health", _("Health")
    FAMILY = "family", _("Family")
    EMPLOYER = "employer", _("The employer calls back")
    SECURITY = "security", _("The place is not safe")
    NO_WORK = "no_work", _("The work was not prepared")
    NO_COUNTERPART = "no_counterpart", _("Nobody was there to learn")
    MEANS = "means", _("Equipment or money was missing")
    FIT = "fit", _("Task and expert did not fit")
    DONE_SOONER = "done_sooner", _("The work was done sooner")
    ACCOUNT = "account", _("The account was deleted")
    OTHER = "other", _("Another reason")
