"""What payers get for their money: receipts, and credit notes for what went back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import ReceiptKind
from .payments import Payment
from .refunds import Dispute, Refund


class ReceiptSeries(models.Model):
    """The last number of a kind in a year. Counted up in the transaction that issues: none is left out."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReceiptKind.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("series of receipts")
        verbose_name_plural = _("series of receipts")
        constraints = [
            models.UniqueConstraint(fields=["kind", "year"], name="only_one_series_per_kind_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"


class Receipt(models.Model):
    """That money was received, or went back: by a refund, or because the payer's bank took it.

    What is stated stays as it was on the day of issue. A credit note whose money came back to us is withdrawn.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=ReceiptKind.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="receipts", verbose_name=_("payment"))
    refund = models.OneToOneField(
        Refund, models.PROTECT, null=True, blank=True, related_name="credit_note", verbose_name=_("refund")
    )
    dispute = models.OneToOneField(
        Dispute, models.PROTECT, null=True, blank=True, related_name="credit_note", verbose_name=_("dispute")
    )
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    #: By language.
    title = models.JSONField(_("what for"), default=dict)
    notes = models.JSONField(_("what was promised"), default=dict)
    receiver = models.TextField(_("receiver"))
    issued_at = models.DateTimeField(_("issued"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-issued_at", "-id"]
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        constraints = [
            models.UniqueConstraint(fields=["kind", "year", "number"], name="a_number_of_a_receipt_is_given_only_once"),
            models.UniqueConstraint(
                fields=["payment"], condition=Q(kind=ReceiptKind.RECEIPT), name="only_one_receipt_per_payment"
            ),
            models.CheckConstraint(
                condition=Q(kind=ReceiptKind.RECEIPT, refund=None, dispute=None)
                | Q(kind=ReceiptKind.CREDIT, refund__isnull=False, dispute=None)
                | Q(kind=ReceiptKind.CREDIT, refund=None, dispute__isnull=False),
                name="a_credit_note_always_has_one_cause",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(kind=ReceiptKind.CREDIT), name="a_receipt_is_never_withdrawn"
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="a_receipt_is_never_over_nothing"),
        ]

    def __str__(self) -> str:
        return self.written_number

    @property
    def written_number(self) -> str:
        """`2026-000123`; a credit note `C2026-000004`."""
        return f"{'C' if self.kind == ReceiptKind.CREDIT else ''}{self.year}-{self.number:06d}"

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.currency)
