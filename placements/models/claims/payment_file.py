"""A file with which whoever pays pays many claims at once, and the columns that it has."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.models import Programme
from skills_match.models.programme import CURRENCIES

from .claim import Claim
from .pay_account import PayAccount

FORMATS = [("csv", "CSV"), ("xlsx", "XLSX")]


class PaymentLayout(models.Model):
    """Which `columns` the bank of a programme wants, in its order: each a field of `PayField` and a heading, which may
    be empty."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="payment_layout")
    columns = models.JSONField(_("columns"), default=list)
    file_format = models.CharField(_("kind of file"), max_length=4, choices=FORMATS, default="csv")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("columns of payment files")

    def __str__(self) -> str:
        return str(self.programme)


class PaymentFile(models.Model):
    """Claims in one currency that were handed over together. It reads the same whenever it is taken again, with the
    columns of its day. The worker fills it: `asked` is how many claims waited when it was asked for, and it is handed
    out once it is no longer `is_being_made`."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="payment_files")
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES)
    columns = models.JSONField(_("columns"), default=list)
    file_format = models.CharField(_("kind of file"), max_length=4, choices=FORMATS)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    asked = models.PositiveIntegerField(_("claims that waited"), default=0)
    is_being_made = models.BooleanField(_("being made"), default=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("payment file")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "currency"],
                condition=models.Q(is_being_made=True),
                name="only_one_payment_file_of_a_currency_is_being_made",
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme.code} {self.pk}"


class PaymentFileRow(models.Model):
    """One claim in a file, with what was open on the day and the account of that day."""

    file = models.ForeignKey(PaymentFile, on_delete=models.CASCADE, related_name="rows")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="file_rows")
    account = models.ForeignKey(PayAccount, on_delete=models.SET_NULL, null=True, related_name="+")
    amount_minor = models.PositiveBigIntegerField(_("amount"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("row of a payment file")
        constraints = [
            models.UniqueConstraint(fields=["file", "claim"], name="a_claim_stands_only_once_in_a_payment_file"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gte=1), name="a_row_of_a_payment_file_pays_something"
            ),
        ]

    def __str__(self) -> str:
        return self.claim.reference
