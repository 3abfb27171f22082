"""Who makes a move."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Actor(TextChoices):
    """Who makes a move."""

    HOST = "host", _("Institution")
    OFFICE = "office", _("Programme office")
    APPLICANT = "applicant", _("Applicant")
    CLOCK = "clock", _("The portal itself")
