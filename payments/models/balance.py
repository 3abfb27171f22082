"""The account at Stripe, line by line, as Stripe keeps it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import BalanceKind, PayoutState
from .payments import Payment


class Payout(models.Model):
    """What Stripe sends from the account there to our bank."""

    number = models.CharField(_("number at Stripe"), max_length=100)
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    state = models.CharField(_("state"), max_length=12, choices=PayoutState.choices)
    made_at = models.DateTimeField(_("made"))
    arrives_on = models.DateField(_("arrives at the bank"))

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        constraints = [models.UniqueConstraint(fields=["number"], name="a_payout_is_kept_only_once")]

    def __str__(self) -> str:
        return self.number

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.currency)


class BalanceLine(models.Model):
    """One balance transaction: what came in or went out in the currency of the account, with fee and rate.

    `amount_minor` is negative for what goes out; what is left is `net_minor`.
    """

    number = models.CharField(_("number at Stripe"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=BalanceKind.choices)
    #: The charge, refund, dispute or payout that it is about.
    source = models.CharField(_("about"), max_length=100, blank=True)
    payment = models.ForeignKey(
        Payment, models.PROTECT, null=True, blank=True, related_name="balance_lines", verbose_name=_("payment")
    )
    #: The payout with which it went to the bank.
    payout = models.ForeignKey(
        Payout, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name=_("payout")
    )
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    fee_minor = models.BigIntegerField(_("fee in the smallest unit"))
    net_minor = models.BigIntegerField(_("what is left, in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    #: Units of this currency for one of the payer's.
    rate = models.DecimalField(_("exchange rate"), max_digits=20, decimal_places=10, null=True, blank=True)
    happened_at = models.DateTimeField(_("happened"))

    class Meta:
        ordering = ["happened_at", "id"]
        verbose_name = _("line of the account at Stripe")
        verbose_name_plural = _("lines of the account at Stripe")
        constraints = [
            models.UniqueConstraint(fields=["number"], name="a_line_of_stripe_is_kept_only_once"),
            models.CheckConstraint(
                condition=Q(net_minor=F("amount_minor") - F("fee_minor")), name="a_line_of_stripe_always_adds_up"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def figures(self) -> dict[str, str]:
        """`amount`, `fee` and `net` as people read them."""
        return {name: written(getattr(self, f"{name}_minor"), self.currency) for name in ("amount", "fee", "net")}
