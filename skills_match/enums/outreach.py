"""Who passes on links to the portal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sender(TextChoices):
    ASSOCIATION = "association", _("Association of the diaspora")
    MISSION = "mission", _("Embassy or mission")
    OTHER = "other", _("Somebody else")
