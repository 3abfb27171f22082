"""How a text reached an officer who typed it for somebody else, and how that person stood behind it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EnteredFrom(TextChoices):
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By telephone")


class ConfirmedBy(TextChoices):
    LINK = "link", _("By link")
    SIGNATURE = "signature", _("By signature on paper")
    ACCOUNT = "account", _("By a member of the institution")


class FileSide(TextChoices):
    """Who keeps a file about an assignment, each under a number of its own."""

    HOST = "host", _("Institution")
    OFFICE = "office", _("Programme office")
