"""States of an assignment, with the table of allowed moves, and what its terms of reference choose from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .actors import Actor


class Mode(TextChoices):
    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    BLENDED = "blended", _("Blended: partly online, partly on site")


class Importance(TextChoices):
    MUST = "must", _("Required")
    DESIRED = "desired", _("Desired")


class AllowanceKind(TextChoices):
    """It is an allowance, never a salary."""

    SUBSISTENCE = "subsistence", _("Daily subsistence")
    LUMP_SUM = "lump_sum", _("Lump sum")
    TRAVEL = "travel", _("Travel")
    INSURANCE = "insurance", _("Insurance")
    HOUSING = "housing", _("Housing")


class AllowanceUnit(TextChoices):
    DAY = "day", _("per day")
    MONTH = "month", _("per month")
    TRIP = "trip", _("per trip")
    ONCE = "once", _("once")


class ReadinessItem(TextChoices):
    """What the host has ready when the expert arrives."""

    DESK = "desk", _("A desk")
    INTERNET = "internet", _("Internet access")
    EQUIPMENT = "equipment", _("The equipment for the tasks")
    HOUSING = "housing", _("Help with housing")
    SECURITY = "security", _("A security briefing")
    LICENCE_LETTER = "licence_letter", _("A letter for the licence, where one is needed")
    BUDGET_LINE = "budget_line", _("A budget line for running costs")


class DevelopmentGoal(TextChoices):
    """The Sustainable Development Goals of the United Nations, by number and short name."""

    NO_POVERTY = "1", _("No poverty")
    ZERO_HUNGER = "2", _("Zero hunger")
    HEALTH = "3", _("Good health and well-being")
    EDUCATION = "4", _("Quality education")
    EQUALITY = "5", _("Gender equality")
    WATER = "6", _("Clean water and sanitation")
    ENERGY = "7", _("Affordable and clean energy")
    WORK = "8", _("Decent work and economic growth")
    INDUSTRY = "9", _("Industry, innovation and infrastructure")
    INEQUALITY = "10", _("Reduced inequalities")
    CITIES = "11", _("Sustainable cities and communities")
    CONSUMPTION = "12", _("Responsible consumption and production")
    CLIMATE = "13", _("Climate action")
    OCEANS = "14", _("Life below water")
    LAND = "15", _("Life on land")
    PEACE = "16", _("Peace, justice and strong institutions")
    PARTNERSHIP = "17", _("Partnerships for the goals")


class AssignmentState(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for the programme office")
    EDITS_REQUESTED = "edits_requested", _("Edits requested")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Open for applications")
    CLOSED = "closed", _("Closed for applications")
    FILLED = "filled", _("Filled")
    COMPLETED = "completed", _("Completed")
    REJECTED = "rejected", _("Not approved")
    CANCELLED = "cancelled", _("Cancelled")


_A = AssignmentState


#: Allowed moves of an assignment: (from, to) → who may. Nobody's hand sends a request that the office entered: it goes
#: by itself, once its institution has confirmed it.
ASSIGNMENT_MOVES: dict[tuple[AssignmentState, AssignmentState], set[Actor]] = {
    (_A.DRAFT, _A.SUBMITTED): {Actor.HOST, Actor.CLOCK},
    (_A.SUBMITTED, _A.EDITS_REQUESTED): {Actor.OFFICE},
    (_A.SUBMITTED, _A.APPROVED): {Actor.OFFICE},
    (_A.SUBMITTED, _A.REJECTED): {Actor.OFFICE},
    (_A.SUBMITTED, _A.DRAFT): {Actor.HOST},
    (_A.EDITS_REQUESTED, _A.SUBMITTED): {Actor.HOST, Actor.CLOCK},
    (_A.APPROVED, _A.EDITS_REQUESTED): {Actor.OFFICE},
    (_A.APPROVED, _A.PUBLISHED): {Actor.OFFICE, Actor.CLOCK},
    (_A.PUBLISHED, _A.CLOSED): {Actor.OFFICE, Actor.CLOCK},
    (_A.CLOSED, _A.PUBLISHED): {Actor.OFFICE},
    (_A.CLOSED, _A.FILLED): {Actor.OFFICE},
    (_A.DRAFT, _A.CANCELLED): {Actor.HOST},
    (_A.SUBMITTED, _A.CANCELLED): {Actor.HOST, Actor.OFFICE},
    (_A.EDITS_REQUESTED, _A.CANCELLED): {Actor.HOST, Actor.OFFICE},
    (_A.APPROVED, _A.CANCELLED): {Actor.OFFICE},
    (_A.PUBLISHED, _A.CANCELLED): {Actor.OFFICE},
    (_A.CLOSED, _A.CANCELLED): {Actor.OFFICE},
}


#: States in which the host may still change the text.
ASSIGNMENT_EDITABLE = {_A.DRAFT, _A.EDITS_REQUESTED}


#: States that anybody may read: a closed page stays readable and says that it is closed.
ASSIGNMENT_PUBLIC = {_A.PUBLISHED, _A.CLOSED, _A.FILLED, _A.COMPLETED}
