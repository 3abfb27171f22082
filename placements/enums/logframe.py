"""The levels of a logframe, and what its indicators measure."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AimKind(TextChoices):
    OUTCOME = "outcome", _("Outcome")
    OUTPUT = "output", _("Output")


class ValueSource(TextChoices):
    """Where the actual value of an indicator comes from: counted by the portal, or entered by the office."""

    ASSIGNMENTS = "assignments", _("Assignments at work")
    FINISHED = "finished", _("Assignments done")
    DAYS = "days", _("Days at work")
    SESSIONS = "sessions", _("Sessions")
    TAUGHT = "taught", _("Hours taught")
    SUPERVISED = "supervised", _("Hours supervised")
    LEARNERS = "learners", _("People who learnt")
    DELIVERABLES = "deliverables", _("Deliverables done")
    EVIDENCE = "evidence", _("Deliverables done, with evidence")
    KEPT = "kept", _("Deliverables still used after a year")
    ENTERED = "entered", _("Entered by the office: values are added up")
    LEVEL = "level", _("Entered by the office: the newest value counts")


#: Nothing of the portal says these.
BY_HAND = {ValueSource.ENTERED, ValueSource.LEVEL}
