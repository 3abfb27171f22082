"""What was compared with Stripe and the bank, and what did not agree."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import BankUse, DifferenceKind
from .balance import Payout
from .payments import Payment


class Reconciliation(models.Model):
    """One comparison of everything at Stripe since `since` with our rows and books."""

    since = models.DateTimeField(_("since"))
    started_at = models.DateTimeField(_("begun"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    compared = models.PositiveIntegerField(_("compared"), default=0)
    mended = models.PositiveIntegerField(_("mended"), default=0)
    differing = models.PositiveIntegerField(_("differences left"), default=0)

    class Meta:
        ordering = ["-started_at", "-id"]
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Difference(models.Model):
    """Something that does not agree. It ends when a later comparison finds it in order, or when finance explains it."""

    kind = models.CharField(_("kind"), max_length=20, choices=DifferenceKind.choices)
    #: The number of the object at Stripe, or the code of an account.
    about = models.CharField(_("about"), max_length=120)
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="differences", verbose_name=_("payment")
    )
    #: Ours and theirs, in figures.
    ours = models.CharField(_("ours"), max_length=120, blank=True)
    theirs = models.CharField(_("theirs"), max_length=120, blank=True)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("explained by"),
    )

    class Meta:
        ordering = ["found_at", "id"]
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about"], condition=Q(ended_at=None), name="a_difference_is_open_only_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class BankLineQuerySet(models.QuerySet):
    def undecided(self) -> "BankLineQuerySet":
        """No invoice, no payout, and no two people say what it is."""
        return self.filter(payment=None, payout=None, confirmed_at=None)


class BankLine(models.Model):
    """One line of a bank statement: money that came in, or went out where the amount is negative.

    Without an invoice or a payout it stands on the account of what is not decided, until one person says what it is
    (`use`) and another one confirms that.
    """

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
    #: Kind and reference of what it was received for, and from whom.
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
