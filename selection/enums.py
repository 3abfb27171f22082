"""Reasons and kinds of selection."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DeclineReason(TextChoices):
    """Why somebody declines an offer. Nobody has to say; it helps to make better offers."""

    DATES = "dates", _("The dates do not suit me")
    EMPLOYER = "employer", _("My employer does not release me")
    FAMILY = "family", _("For my family")
    ALLOWANCE = "allowance", _("The allowance is not enough")
    ELSEWHERE = "elsewhere", _("I have accepted something else")
    OTHER = "other", _("Another reason")
