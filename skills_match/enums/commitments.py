"""What a host takes upon itself with a request, who bears which cost, and what applicants are asked."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CostItem(TextChoices):
    HOUSING = "housing", _("Housing")
    MEALS = "meals", _("Meals")
    TRANSPORT = "transport", _("Transport to work")
    FLIGHT = "flight", _("Journey to Tanzania and back")
    INSURANCE = "insurance", _("Insurance")
    WORKPLACE = "workplace", _("Workplace and materials")


class CostBearer(TextChoices):
    HOST = "host", _("The institution")
    PROGRAMME = "programme", _("The programme")
    EXPERT = "expert", _("The expert")


class AnswerKind(TextChoices):
    """How a question of a host is answered."""

    TEXT = "text", _("In words")
    CHOICE = "choice", _("One of several answers")
    YES_NO = "yes_no", _("Yes or no")
    NUMBER = "number", _("With a number")
    FILE = "file", _("With a file")
