"""Reasons and kinds of selection."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skills_match.enums import Actor


class DeclineReason(TextChoices):
    """Why somebody declines an offer. Nobody has to say; it helps to make better offers."""

    DATES = "dates", _("The dates do not suit me")
    EMPLOYER = "employer", _("My employer does not release me")
    FAMILY = "family", _("For my family")
    ALLOWANCE = "allowance", _("The allowance is not enough")
    ELSEWHERE = "elsewhere", _("I have accepted something else")
    OTHER = "other", _("Another reason")


class OfferElement(TextChoices):
    """What an offer is made of; each allowance is one of its own."""

    DAYS = "days", _("First and last day")
    PLACE = "place", _("Place")
    ALLOWANCE = "allowance", _("Allowance")
    TERMS = "terms", _("Terms")


class ElementAnswerKind(TextChoices):
    """What somebody says to one element of an offer."""

    AGREED = "agreed", pgettext_lazy("element of an offer", "Agreed")
    QUESTION = "question", _("I have a question")
    CANNOT = "cannot", _("This does not work for me")


class CounterOfferState(TextChoices):
    ASKED = "asked", pgettext_lazy("counter-offer", "Asked")
    GRANTED = "granted", pgettext_lazy("counter-offer", "Granted")
    REFUSED = "refused", pgettext_lazy("counter-offer", "Not granted")
    TAKEN_BACK = "taken_back", _("Taken back")
    LAPSED = "lapsed", _("The offer was answered or ended meanwhile")


_R = CounterOfferState
#: Allowed moves of a counter-offer: (from, to) → who may.
COUNTER_OFFER_MOVES: dict[tuple[CounterOfferState, CounterOfferState], set[Actor]] = {
    (_R.ASKED, _R.GRANTED): {Actor.OFFICE},
    (_R.ASKED, _R.REFUSED): {Actor.OFFICE},
    (_R.ASKED, _R.TAKEN_BACK): {Actor.APPLICANT},
    # By itself, with the offer.
    (_R.ASKED, _R.LAPSED): {Actor.CLOCK},
}
COUNTER_OFFER_TONES = {_R.ASKED: "wait", _R.GRANTED: "good", _R.REFUSED: "stop"}


class Blindness(TextChoices):
    """Whether those who judge the applications of a programme read names."""

    NAMED = "named", _("With names")
    BLIND = "blind", _("Without names at first")
    EACH_ROUND = "each_round", _("Chosen for each round")


class ConditionKind(TextChoices):
    """What must be true before somebody may go."""

    LICENCE = "licence", _("Licence to practise in Tanzania")
    VISA = "visa", _("Visa or residence permit")
    MEDICAL = "medical", _("Fit for the work, by a doctor")
    PASSPORT = "passport", _("Passport valid for six months after the last day")
    REFERENCES = "references", _("References")
    EMPLOYER = "employer", _("Release by the employer")
    READINESS = "readiness", _("The host is ready")
    SECURITY = "security", _("Security briefing")
    CONDUCT = "conduct", _("Code of conduct signed")
    SAFEGUARD = "safeguard", _("Course on protection from abuse")
    DECLARATION = "declaration", _("Self-declaration")
    POLICE = "police", _("Police certificate, where children or patients are met")
    INSURANCE = "insurance", _("Cover for indemnity and evacuation")


class RefereeSays(TextChoices):
    """What a referee answers."""

    RECOMMENDS = "recommends", _("I recommend this person")
    WITH_LIMITS = "with_limits", _("I recommend this person, with reservations")
    AGAINST = "against", _("I do not recommend this person")
    CANNOT = "cannot", _("I cannot give a reference")


class ReferenceStanding(TextChoices):
    """How far one reference is. Stored nowhere: it follows from days, the answer and what comes back."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    ASKED = "asked", pgettext_lazy("reference", "Asked")
    LATE = "late", pgettext_lazy("reference", "Late")
    BOUNCED = "bounced", _("The letter came back")
    GIVEN = "given", pgettext_lazy("reference", "Given")
    REFUSED = "refused", _("Cannot give one")
    REPLACED = "replaced", _("Somebody else is asked")


_Reference = ReferenceStanding
REFERENCE_TONES = {
    **dict.fromkeys((_Reference.NOT_ASKED, _Reference.REPLACED), "neutral"),
    _Reference.ASKED: "info",
    **dict.fromkeys((_Reference.LATE, _Reference.BOUNCED, _Reference.REFUSED), "wait"),
    _Reference.GIVEN: "good",
}


class ConditionOwner(TextChoices):
    PERSON = "person", _("You")
    HOST = "host", _("Institution")
    OFFICE = "office", _("Programme office")


class ConditionState(TextChoices):
    OPEN = "open", pgettext_lazy("condition", "Open")
    HANDED_IN = "handed_in", _("Handed in")
    MET = "met", pgettext_lazy("condition", "Met")
    WAIVED = "waived", _("Not needed")


_C = ConditionState
#: Neither met nor waived.
CONDITION_OPEN = (_C.OPEN, _C.HANDED_IN)
CONDITION_TONES = {_C.OPEN: "wait", _C.HANDED_IN: "info", _C.MET: "good", _C.WAIVED: "neutral"}

#: Who sees to what.
CONDITION_OWNERS = {
    **dict.fromkeys(ConditionKind, ConditionOwner.PERSON),
    ConditionKind.READINESS: ConditionOwner.HOST,
    ConditionKind.SECURITY: ConditionOwner.OFFICE,
    ConditionKind.REFERENCES: ConditionOwner.OFFICE,
    ConditionKind.INSURANCE: ConditionOwner.OFFICE,
}

#: Allowed moves of a condition: (from, to) → who may. An applicant and a host only where they are the owner.
CONDITION_MOVES: dict[tuple[ConditionState, ConditionState], set[Actor]] = {
    (_C.OPEN, _C.HANDED_IN): {Actor.APPLICANT, Actor.HOST},
    **{(s, _C.MET): {Actor.OFFICE} for s in CONDITION_OPEN},
    **{(s, _C.WAIVED): {Actor.OFFICE} for s in CONDITION_OPEN},
    # Sent back, or found out later.
    **{(s, _C.OPEN): {Actor.OFFICE} for s in (_C.HANDED_IN, _C.MET, _C.WAIVED)},
}

#: These moves carry a reason, which the owner reads.
CONDITION_REASONS = {_C.OPEN, _C.WAIVED}


class SigningSide(TextChoices):
    """Who signs an agreement, in the order in which they do."""

    EXPERT = "expert", _("Expert")
    HOST = "host", _("Institution")
    OFFICE = "office", _("Programme office")


class SignedHow(TextChoices):
    """How somebody signed without an account."""

    LINK = "link", _("By link")
    PAPER = "paper", _("On paper")


class InterviewOutcome(TextChoices):
    HELD = "held", pgettext_lazy("interview", "Held")
    ABSENT = "absent", pgettext_lazy("interview", "The applicant did not come")


class FollowUpKind(TextChoices):
    """What somebody may ask for after a refusal."""

    FEEDBACK = "feedback", _("Feedback")
    COMPLAINT = "complaint", _("Complaint")


class Profession(TextChoices):
    """Professions that a body registers."""

    MEDICINE = "medicine", _("Medicine")
    NURSING = "nursing", _("Nursing and midwifery")
    PHARMACY = "pharmacy", _("Pharmacy")
    ENGINEERING = "engineering", _("Engineering")
    ACCOUNTING = "accounting", _("Accounting and auditing")
    TEACHING = "teaching", _("Teaching")


class WhereNeeded(TextChoices):
    BOTH = "both", _("Mainland and Zanzibar")
    MAINLAND = "mainland", _("Mainland")
    ZANZIBAR = "zanzibar", _("Zanzibar")


class WhoNeedsIt(TextChoices):
    EVERYBODY = "everybody", _("Everybody")
    FOREIGNERS = "foreigners", _("Who has no Tanzanian passport")
