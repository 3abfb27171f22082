"""How often somebody hears of new assignments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AlertFrequency(TextChoices):
    AT_ONCE = "at_once", _("At once, when something new appears")
    DAILY = "daily", _("Once a day, in the morning")
    WEEKLY = "weekly", _("Once a week, on Monday morning")
    NEVER = "never", _("Never")
