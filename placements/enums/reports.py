"""Reports of both sides, and how it goes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportStage(TextChoices):
    START = "start", _("After the first week")
    PROGRESS = "progress", _("On the way")
    END = "end", _("At the end")


class HowItGoes(TextChoices):
    WELL = "well", _("Well")
    MIXED = "mixed", _("With difficulties")
    BADLY = "badly", _("It does not work as it is")
