"""Ways in which an expert is paid, and what a file for whoever pays can hold."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PayWay(TextChoices):
    BANK = "bank", _("Bank account")
    MOBILE = "mobile", _("Mobile money")


class PayField(TextChoices):
    """A column of a payment file."""

    CLAIM = "claim", _("Reference of the claim")
    HOLDER = "holder", _("Account holder")
    EXPERT = "expert", _("Expert")
    WAY = "way", _("Bank or mobile money")
    PROVIDER = "provider", _("Bank or network")
    NUMBER = "number", _("Account or telephone number")
    CODE = "code", _("Bank code")
    AMOUNT = "amount", _("Amount")
    CURRENCY = "currency", _("Currency")
    DAY = "day", _("Day of the file")
    PROGRAMME = "programme", _("Programme")
    GRANTS = "grants", _("Grants")


#: Where the office has chosen none.
USUAL_FIELDS = ("claim", "holder", "provider", "number", "code", "amount", "currency")
