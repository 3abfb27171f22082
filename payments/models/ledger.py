"""The books. An entry takes an amount from one account and gives it to another of the same currency.

So no entry can be out of balance, and no sum of entries can: what others check by a trigger cannot be written here.
"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Right
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from ..enums import LedgerKind
from .payments import Payment


class LedgerAccount(models.Model):
    """An account in one currency. `code` says all of it and ends with the currency, for instance `bank TZS` or
    `income gift school-7 TZS`."""

    code = models.CharField(_("code"), max_length=120, primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=LedgerKind.choices)
    purpose = models.SlugField(_("kind of purpose"), max_length=40, blank=True)
    purpose_reference = models.CharField(_("purpose"), max_length=60, blank=True)
    currency = models.CharField(_("currency"), max_length=3)

    class Meta:
        ordering = ["code"]
        verbose_name = _("account of the ledger")
        verbose_name_plural = _("accounts of the ledger")
        constraints = [
            models.CheckConstraint(
                condition=Exact(Right(F("code"), 3), F("currency")),
                name="the_code_of_an_account_names_its_currency",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Booking(models.Model):
    """Entries that belong together: one thing that happened. `cause` names it, so that it is booked once."""

    cause = models.CharField(_("cause"), max_length=120)
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="bookings", verbose_name=_("payment")
    )
    happened_at = models.DateTimeField(_("happened"))
    booked_at = models.DateTimeField(_("booked"), auto_now_add=True)

    class Meta:
        ordering = ["happened_at", "id"]
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        constraints = [models.UniqueConstraint(fields=["cause"], name="a_cause_is_booked_only_once")]

    def __str__(self) -> str:
        return self.cause


class LedgerEntry(models.Model):
    """`amount_minor` goes out of `credit` and into `debit`. Never changed; what was wrong is booked back."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="entries", verbose_name=_("booking"))
    debit = models.ForeignKey(LedgerAccount, models.PROTECT, related_name="debits", verbose_name=_("into"))
    credit = models.ForeignKey(LedgerAccount, models.PROTECT, related_name="credits", verbose_name=_("out of"))
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)

    class Meta:
        ordering = ["id"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="an_entry_is_never_nothing"),
            models.CheckConstraint(
                condition=~Q(debit=F("credit")), name="an_entry_never_leads_back_to_its_own_account"
            ),
            models.CheckConstraint(
                condition=Exact(Right(F("debit"), 3), F("currency")) & Exact(Right(F("credit"), 3), F("currency")),
                name="an_entry_never_mixes_currencies",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
