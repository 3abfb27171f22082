"""What a report about safety is about, how far it is, and the kinds of numbers that help."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Concern(TextChoices):
    """What a report is about. Whoever reports chooses; a wrong choice does no harm."""

    ABUSE = "abuse", _("Sexual harassment, exploitation or abuse")
    VIOLENCE = "violence", _("Violence or threats")
    BULLYING = "bullying", _("Bullying or humiliation")
    DISCRIMINATION = "discrimination", _("Discrimination")
    CHILD = "child", _("A child is at risk")
    MONEY = "money", _("Somebody asks for money or a favour")
    ACCIDENT = "accident", _("An accident or an illness")
    SECURITY = "security", _("The place is not safe")
    OTHER = "other", pgettext_lazy("concern", "Something else")


class ReporterSide(TextChoices):
    """In which role somebody reports, as they say themselves."""

    EXPERT = "expert", _("I am an expert on assignment")
    COUNTERPART = "counterpart", _("I work at an institution with an expert")
    APPLICANT = "applicant", _("I apply, or have applied")
    DELEGATE = "delegate", _("I take part in a conference or training")
    STAFF = "staff", _("I work for the programme")
    OTHER = "other", _("Somebody else, or I would rather not say")


class CaseState(TextChoices):
    """How far a report is."""

    RECEIVED = "received", pgettext_lazy("safeguarding case", "Received")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("safeguarding case", "Read by an officer")
    EXAMINED = "examined", pgettext_lazy("safeguarding case", "Being looked into")
    REFERRED = "referred", pgettext_lazy("safeguarding case", "With another body")
    CLOSED = "closed", pgettext_lazy("safeguarding case", "Closed")


class CaseActor(TextChoices):
    OFFICER = "officer", _("Safeguarding officer")


class CaseOutcome(TextChoices):
    """With what a case ends."""

    MEASURES = "measures", _("Measures were taken")
    NOT_CONFIRMED = "not_confirmed", _("It could not be confirmed")
    PASSED_ON = "passed_on", _("Another body follows it to its end")
    WITHDRAWN = "withdrawn", _("The person who reported asked to end it")
    OTHER_MATTER = "other_matter", _("It belongs elsewhere in the programme")


class KeptOutWhy(TextChoices):
    """Why an officer never reads a case."""

    NAMED = "named", _("Named in the report")
    ASKED = "asked", _("The person who reported asked for it")
    OWN = "own", _("Reported it")
    OFFICER = "officer", _("Kept out by an officer")


class EntryKind(TextChoices):
    """Lines in the history of a case."""

    MOVE = "move", _("Moved on")
    TO_REPORTER = "to_reporter", _("Answer to the person who reported")
    FROM_REPORTER = "from_reporter", _("From the person who reported")
    NOTE = "note", _("Note among officers")
    KEPT_OUT = "kept_out", _("An officer was kept out")


class HelpKind(TextChoices):
    """Whom one calls, the most urgent first: lists follow this order."""

    EMERGENCY = "emergency", _("Emergency")
    POLICE = "police", _("Police")
    MEDICAL = "medical", _("Hospital or doctor")
    ABUSE = "abuse", _("Help against violence")
    PROGRAMME = "programme", _("The programme, day and night")
    MISSION = "mission", _("Embassy or consulate")


_C, _OFFICER = CaseState, {CaseActor.OFFICER}
CASE_TONES = {
    _C.RECEIVED: "stop",
    _C.ACKNOWLEDGED: "wait",
    _C.EXAMINED: "wait",
    _C.REFERRED: "info",
    _C.CLOSED: "neutral",
}

#: Allowed moves of a case: (from, to) → who may. Nothing is closed that nobody has acknowledged.
CASE_MOVES: dict[tuple[CaseState, CaseState], set[CaseActor]] = {
    (_C.RECEIVED, _C.ACKNOWLEDGED): _OFFICER,
    (_C.ACKNOWLEDGED, _C.EXAMINED): _OFFICER,
    (_C.ACKNOWLEDGED, _C.REFERRED): _OFFICER,
    (_C.EXAMINED, _C.REFERRED): _OFFICER,
    (_C.REFERRED, _C.EXAMINED): _OFFICER,
    (_C.ACKNOWLEDGED, _C.CLOSED): _OFFICER,
    (_C.EXAMINED, _C.CLOSED): _OFFICER,
    (_C.REFERRED, _C.CLOSED): _OFFICER,
    (_C.CLOSED, _C.EXAMINED): _OFFICER,
}
#: These carry a reason, which the history of the case keeps.
CASE_NEEDS_REASON = {_C.REFERRED, _C.CLOSED}
