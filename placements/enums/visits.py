"""Kinds of visits: a placement is made of stretches of days at the host, or online with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VisitKind(TextChoices):
    ONLINE = "online", _("Sessions online")
    ON_SITE = "on_site", _("Stay at the institution")
    FOLLOW_UP = "follow_up", _("Follow-up online")


#: Without a journey, and counted in hours.
VISITS_ONLINE = (VisitKind.ONLINE, VisitKind.FOLLOW_UP)
