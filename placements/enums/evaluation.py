"""Who is asked when about what has stayed."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Respondent(TextChoices):
    EXPERT = "expert", _("Expert")
    SUPERVISOR = "supervisor", _("Supervisor")
    COUNTERPART = "counterpart", _("Counterpart")


class Wave(TextChoices):
    BEFORE = "start", _("Before the work")
    AFTER = "after", _("Right after")
    YEAR = "year", _("One year later")


class Level(IntegerChoices):
    """How much of something there is, in five steps."""

    NOTHING = 1, _("Nothing")
    LITTLE = 2, _("A little")
    SOME = 3, _("Some")
    MUCH = 4, _("Much")
    ALL = 5, _("Everything that was hoped for")
