"""Files of bank statements, and their lines."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import BankUse
from .balance import Payout
from .payments import Payment
from .refunds import Refund


class BankFileQuerySet(models.QuerySet):
    def waiting(self) -> "BankFileQuerySet":
        """Read, and neither taken into the books nor left out."""
        return self.filter(taken_at=None, undone_at=None)

    def with_lines(self) -> "BankFileQuerySet":
        """Without those that brought nothing new."""
        return self.filter(Exists(BankLine.objects.filter(file=OuterRef("pk"))))


class BankFile(models.Model):
    """A file that was read: its lines are looked at first, then taken into the books, and may be undone while nothing
    of them is confirmed."""

    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    read_at = models.DateTimeField(_("read"), auto_now_add=True)
    #: Lines that an earlier file has brought, and lines over nothing.
    known = models.PositiveIntegerField(_("known already"), default=0)
    empty = models.PositiveIntegerField(_("over nothing"), default=0)
    taken_at = models.DateTimeField(_("taken into the books"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    #: While it is read: how many of the known lines stand in a file that nobody has taken into the books yet.
    not_taken = 0

    objects = BankFileQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at", "-id"]
        verbose_name = _("file of a bank statement")
        verbose_name_plural = _("files of bank statements")

    def __str__(self) -> str:
        return f"#{self.pk}"


class BankLineQuerySet(models.QuerySet):
    def booked(self) -> "BankLineQuerySet":
        """Without those of a file that nobody has taken into the books yet."""
        return self.filter(Q(file=None) | Q(file__taken_at__isnull=False))

    def undecided(self) -> "BankLineQuerySet":
        """No invoice, no payout, and no two people say what it is."""
        return self.booked().filter(payment=None, payout=None, confirmed_at=None)


class BankLine(models.Model):
    """One line of a bank statement: money that came in, or went out where the amount is negative.

    Without an invoice or a payout it stands on the account of what is not decided, until one person says what it is
    (`use`) and another one confirms that.
    """

    file = models.ForeignKey(
        BankFile, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name=_("file")
    )
    #: Of its day, sum and text, so that a file that is read twice brings nothing twice.
    fingerprint = models.CharField(max_length=64, editable=False)
    booked_on = models.DateField(_("day"))
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    text = models.CharField(_("text of the transfer"), max_length=300)
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="bank_lines", verbose_name=_("payment")
    )
    payout = models.OneToOneField(
        Payout, models.PROTECT, null=True, blank=True, related_name="bank_line", verbose_name=_("payout")
    )
    #: That was paid by hand, and left the bank with this line.
    refund = models.OneToOneField(
        Refund, models.PROTECT, null=True, blank=True, related_name="bank_line", verbose_name=_("refund")
    )
    imported_at = models.DateTimeField(_("read"), auto_now_add=True)
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    explained_at = models.DateTimeField(_("explained"), null=True, blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("explained by"),
    )
    use = models.CharField(_("what it is"), max_length=10, choices=BankUse, blank=True)
    #: Kind and reference of what it was received for, and from whom; the reference of a payment that is in the books,
    #: or the number of a refund.
    thing = models.CharField(_("what for"), max_length=101, blank=True)
    payer_name = models.CharField(_("name"), max_length=200, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = BankLineQuerySet.as_manager()

    class Meta:
        ordering = ["-booked_on", "-id"]
        verbose_name = _("line of a bank statement")
        verbose_name_plural = _("lines of bank statements")
        constraints = [
            models.UniqueConstraint(fields=["fingerprint"], name="a_bank_line_is_read_only_once"),
            models.UniqueConstraint(fields=["payment"], name="only_one_bank_line_per_payment"),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("explained_by")), name="nobody_confirms_the_bank_line_they_explained"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | (Q(explained_at__isnull=False) & ~Q(use="")),
                name="a_bank_line_is_never_confirmed_before_it_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(payment=None) | Q(payout=None), name="a_bank_line_is_never_a_payment_and_a_payout"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.currency)
