"""By what sums of claims are asked."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TotalsBy(TextChoices):
    PROGRAMME = "programme", _("Programme")
    PERSON = "person", _("Expert")
    ASSIGNMENT = "assignment", _("Assignment")
    BUDGET_LINE = "budget_line", _("Budget line")
    GRANT = "grant", _("Grant")
