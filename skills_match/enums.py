"""States, roles and reasons of skills, assignments and applications, with the tables of allowed moves."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ConceptKind(TextChoices):
    SKILL = "skill", _("Skill")
    OCCUPATION = "occupation", _("Occupation")
    UNIT_GROUP = "unit_group", _("ISCO-08 unit group")
    GROUP = "group", _("Group of skills")


class RelationKind(TextChoices):
    """What the other concept is to the first one, in a taxonomy: broader, or a skill that it needs or is helped by."""

    BROADER = "broader"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"


class LabelKind(TextChoices):
    PREFERRED = "preferred", _("Label")
    SYNONYM = "synonym", _("Synonym")


class ReviewState(TextChoices):
    MACHINE = "machine", _("Not yet reviewed by a speaker")
    REVIEWED = "reviewed", _("Reviewed")
    REJECTED = "rejected", _("Not a good word: not used")


class SkillLevel(IntegerChoices):
    """How well somebody masters a skill, in words that a person recognises."""

    STARTING = 1, _("I know the basics and work under guidance")
    WORKING = 2, _("I do it on my own in usual cases")
    EXPERIENCED = 3, _("I do it in difficult cases and guide others")
    EXPERT = 4, _("I lead the field, train experts and set standards")


#: The same levels in one word each, for lists and for what an assignment asks for.
LEVEL_WORDS = {
    SkillLevel.STARTING: _("beginning"),
    SkillLevel.WORKING: _("independent"),
    SkillLevel.EXPERIENCED: _("experienced"),
    SkillLevel.EXPERT: _("expert"),
}


class SuggestionState(TextChoices):
    OPEN = "open", _("Waiting for an answer")
    ACCEPTED_NEW = "accepted_new", _("Added as a new skill")
    ACCEPTED_SYNONYM = "accepted_synonym", _("Added as another word for a skill")
    DECLINED = "declined", _("Not added")


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


class Actor(TextChoices):
    """Who makes a move."""

    HOST = "host", _("Institution")
    OFFICE = "office", _("Programme office")
    APPLICANT = "applicant", _("Applicant")
    CLOCK = "clock", _("The portal itself")


_A = AssignmentState
#: Allowed moves of an assignment: (from, to) → who may.
ASSIGNMENT_MOVES: dict[tuple[AssignmentState, AssignmentState], set[Actor]] = {
    (_A.DRAFT, _A.SUBMITTED): {Actor.HOST},
    (_A.SUBMITTED, _A.EDITS_REQUESTED): {Actor.OFFICE},
    (_A.SUBMITTED, _A.APPROVED): {Actor.OFFICE},
    (_A.SUBMITTED, _A.REJECTED): {Actor.OFFICE},
    (_A.SUBMITTED, _A.DRAFT): {Actor.HOST},
    (_A.EDITS_REQUESTED, _A.SUBMITTED): {Actor.HOST},
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


class ApplicationState(TextChoices):
    """Labels for staff; what the applicant reads is in APPLICANT_LABELS."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    SCREENING = "screening", _("Screening")
    MORE_INFO = "more_info", _("More information needed")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    NOT_ELIGIBLE = "not_eligible", _("Not eligible")
    NOT_SELECTED = "not_selected", _("Not selected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECLINED = "declined", _("Declined by the applicant")
    OFFER_EXPIRED = "offer_expired", _("Offer expired")
    CANCELLED_BY_HOST = "cancelled_by_host", _("Assignment cancelled")


_S = ApplicationState
APPLICANT_LABELS = {
    _S.DRAFT: _("Draft"),
    _S.SUBMITTED: _("Received"),
    _S.SCREENING: _("Being checked"),
    _S.MORE_INFO: _("We need something from you"),
    _S.SHORTLISTED: _("Shortlisted"),
    _S.OFFERED: _("Offer – please answer"),
    _S.ACCEPTED: _("Accepted, conditions open"),
    _S.NOT_ELIGIBLE: _("Not eligible"),
    _S.NOT_SELECTED: _("Not selected this time"),
    _S.WITHDRAWN: _("Withdrawn by you"),
    _S.DECLINED: _("Declined by you"),
    _S.OFFER_EXPIRED: _("Offer expired"),
    _S.CANCELLED_BY_HOST: _("The assignment was cancelled"),
}
#: Allowed moves of an application: (from, to) → who may.
APPLICATION_MOVES: dict[tuple[ApplicationState, ApplicationState], set[Actor]] = {
    (_S.DRAFT, _S.SUBMITTED): {Actor.APPLICANT},
    (_S.SUBMITTED, _S.SCREENING): {Actor.OFFICE},
    (_S.SCREENING, _S.MORE_INFO): {Actor.OFFICE},
    (_S.MORE_INFO, _S.SCREENING): {Actor.APPLICANT, Actor.OFFICE},
    (_S.SCREENING, _S.SHORTLISTED): {Actor.OFFICE},
    (_S.SHORTLISTED, _S.OFFERED): {Actor.OFFICE},
    (_S.OFFERED, _S.ACCEPTED): {Actor.APPLICANT},
    (_S.OFFERED, _S.DECLINED): {Actor.APPLICANT},
    (_S.OFFERED, _S.OFFER_EXPIRED): {Actor.CLOCK},
    **{(s, _S.NOT_ELIGIBLE): {Actor.OFFICE} for s in (_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO)},
    **{(s, _S.NOT_SELECTED): {Actor.OFFICE} for s in (_S.SCREENING, _S.MORE_INFO, _S.SHORTLISTED)},
    **{
        (s, _S.WITHDRAWN): {Actor.APPLICANT}
        for s in (_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, _S.SHORTLISTED, _S.OFFERED, _S.ACCEPTED)
    },
    **{
        (s, _S.CANCELLED_BY_HOST): {Actor.OFFICE}
        for s in (_S.DRAFT, _S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, _S.SHORTLISTED, _S.OFFERED, _S.ACCEPTED)
    },
}
#: Exits that carry a reason which the applicant reads.
REASON_REQUIRED = {_S.NOT_ELIGIBLE, _S.NOT_SELECTED, _S.MORE_INFO, _S.CANCELLED_BY_HOST}
#: What a host sees: everything that was really sent.
APPLICATION_SENT = set(_S) - {_S.DRAFT}
#: Sent and not decided: the office or the applicant still has something to do.
APPLICATION_OPEN = {_S.SUBMITTED, _S.SCREENING, _S.MORE_INFO, _S.SHORTLISTED, _S.OFFERED}
APPLICATION_TONES = {
    _S.SUBMITTED: "info",
    _S.SCREENING: "info",
    _S.MORE_INFO: "wait",
    _S.SHORTLISTED: "good",
    _S.OFFERED: "wait",
    _S.ACCEPTED: "good",
    _S.NOT_ELIGIBLE: "stop",
    _S.NOT_SELECTED: "stop",
    _S.CANCELLED_BY_HOST: "stop",
}
#: How many days an application may rest in a state before it counts as overdue.
APPLICATION_WAITS = {_S.SUBMITTED: 7, _S.SCREENING: 14, _S.MORE_INFO: 14, _S.SHORTLISTED: 30}


class InvitationState(TextChoices):
    """Labels for the office; the host reads HOST_LABELS by way of `AssignmentInvitation.host_label`."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Said yes")
    DECLINED = "declined", _("Said no")
    APPLIED = "applied", _("Applied")
    EXPIRED = "expired", _("Not answered")
    WITHDRAWN = "withdrawn", _("Withdrawn by the institution")
    TAKEN_BACK = "taken_back", _("Said yes, then took it back")
    LAPSED = "lapsed", _("Ended by the portal")


_I = InvitationState
#: The same states in the words of the person who was invited.
INVITED_LABELS = {
    _I.WAITING: _("Please answer"),
    _I.ACCEPTED: _("You said yes"),
    _I.DECLINED: _("You said no"),
    _I.APPLIED: _("You applied"),
    _I.EXPIRED: _("Not answered in time"),
    _I.WITHDRAWN: _("Withdrawn by the institution"),
    _I.TAKEN_BACK: _("You took your yes back"),
    _I.LAPSED: _("No longer valid"),
}
INVITATION_TONES = {_I.WAITING: "wait", _I.ACCEPTED: "good", _I.APPLIED: "good"}
#: Allowed moves of an invitation: (from, to) → who may. A host does not learn of a no before the last day to answer,
#: so it can take back what to it still seems to wait: hence the moves from "declined" and "lapsed" to "withdrawn".
INVITATION_MOVES: dict[tuple[InvitationState, InvitationState], set[Actor]] = {
    (_I.WAITING, _I.ACCEPTED): {Actor.APPLICANT},
    (_I.WAITING, _I.DECLINED): {Actor.APPLICANT},
    (_I.WAITING, _I.APPLIED): {Actor.APPLICANT},
    (_I.WAITING, _I.EXPIRED): {Actor.CLOCK},
    (_I.WAITING, _I.LAPSED): {Actor.CLOCK},
    **{(s, _I.WITHDRAWN): {Actor.HOST} for s in (_I.WAITING, _I.DECLINED, _I.LAPSED)},
    (_I.ACCEPTED, _I.TAKEN_BACK): {Actor.APPLICANT},
    (_I.ACCEPTED, _I.LAPSED): {Actor.CLOCK},
}


_G = SuggestionState
#: Allowed moves of a suggestion for the vocabulary: (from, to) → who may.
SUGGESTION_MOVES: dict[tuple[SuggestionState, SuggestionState], set[Actor]] = {
    (_G.OPEN, _G.ACCEPTED_NEW): {Actor.OFFICE},
    (_G.OPEN, _G.ACCEPTED_SYNONYM): {Actor.OFFICE},
    (_G.OPEN, _G.DECLINED): {Actor.OFFICE},
}


class AlertFrequency(TextChoices):
    AT_ONCE = "at_once", _("At once, when something new appears")
    DAILY = "daily", _("Once a day, in the morning")
    WEEKLY = "weekly", _("Once a week, on Monday morning")
    NEVER = "never", _("Never")


class ChangeKind(TextChoices):
    """What an index has to read again."""

    PROFILE = "profile", _("Profile")
    ASSIGNMENT = "assignment", _("Assignment")
    TAXONOMY = "taxonomy", _("Taxonomy")


class IndexState(TextChoices):
    """The life of one index on the search server. Only its operators read these words."""

    BUILDING = "building"
    LIVE = "live"
    RETIRED = "retired"


class Audience(TextChoices):
    """For whom people are looked up: the office sees all matchable ones, hosts those who agreed to that."""

    OFFICE = "office", _("Programme office")
    HOSTS = "hosts", _("Institution")


class Band(TextChoices):
    """How good a match is, as people read it: never a bare number."""

    STRONG = "strong", _("Strong match")
    GOOD = "good", _("Good match")
    PARTIAL = "partial", _("Partial match")


class MatchEngine(TextChoices):
    """What found the people of a list. Both give the same one."""

    EMBEDDED = "embedded", _("The portal itself")
    ELASTICSEARCH = "elasticsearch", _("The search server")


class Trouble(TextChoices):
    """Why the search server does not answer for the portal, as staff read it."""

    UNREACHABLE = "unreachable", _("The search server does not answer, or not in time.")
    BROKEN = "broken", _("The answers of the search server make no sense.")
    MISSING = "missing", _("An index on the search server is being built, or has not been built yet.")
    INCOMPLETE = "incomplete", _("A part of an index on the search server is not available.")
    BLOCKED = "blocked", _("The search server refuses to write, for instance because its disk is full.")
    BEHIND = "behind", _("Many changes wait to be written to the search server.")
    OUTDATED = "outdated", _("An index on the search server is too old and is being built anew.")
    REFUSED = "refused", _("The search server refused a question.")
