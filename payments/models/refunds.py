"""Money that goes back."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.money import written

from ..enums import DisputeState, RefundState
from ..reasons import in_words
from .payments import Payment


class Refund(models.Model):
    """A part of a payment that goes back, or all of it. Above a limit a second person approves it.

    `by_hand`: from the bank account or the cash desk, not through Stripe. `instead_of` is the one that came back.

    One that was made at Stripe itself has nobody who asked for it; nor has one of money that came too late.
    """

    #: Its idempotency key at Stripe.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds", verbose_name=_("payment"))
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    state = models.CharField(_("state"), max_length=10, choices=RefundState.choices)
    reason = models.CharField(_("reason"), max_length=500)
    needs_two = models.BooleanField(_("needs a second person"))
    by_hand = models.BooleanField(_("by hand"), default=False)
    instead_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="again", verbose_name=_("instead of")
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    requested_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    done_at = models.DateTimeField(_("given back"), null=True, blank=True)
    number = models.CharField(_("number at Stripe"), max_length=100, blank=True)

    class Meta:
        ordering = ["-requested_at", "-id"]
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="a_refund_is_never_nothing"),
            models.CheckConstraint(
                condition=~Q(approved_by=F("requested_by")), name="nobody_approves_the_refund_they_asked_for"
            ),
            models.CheckConstraint(
                condition=Q(needs_two=False)
                | Q(state__in=[RefundState.REQUESTED, RefundState.REFUSED])
                | Q(approved_at__isnull=False),
                name="a_large_refund_never_goes_without_a_second_person",
            ),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="a_refund_is_kept_only_once"),
        ]

    def __str__(self) -> str:
        return f"{self.payment.reference} #{self.pk}"

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.payment.currency)

    @property
    def is_left(self) -> bool:
        """So much of the payment could still be given back: one that came back may be made good by another."""
        return self.amount_minor <= self.payment.left_minor

    @property
    def reason_label(self) -> str:
        """As whoever asked wrote it; where nobody did, what is known, in the language of the reader."""
        return self.reason if self.requested_by_id else in_words(self.reason)

    @property
    def state_label(self) -> str:
        """As finance reads it: nobody but finance sends what is paid by hand."""
        if self.by_hand and self.state == RefundState.APPROVED:
            return gettext("Approved, to be paid by hand")
        return self.get_state_display()


class Dispute(models.Model):
    """A payer's bank takes a payment back until it has decided who is right."""

    number = models.CharField(_("number at Stripe"), max_length=100)
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="disputes", verbose_name=_("payment"))
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    state = models.CharField(_("state"), max_length=15, choices=DisputeState.choices)
    reason = models.CharField(_("reason"), max_length=60)
    opened_at = models.DateTimeField(_("opened"))
    answer_by = models.DateTimeField(_("to be answered until"), null=True, blank=True)

    class Meta:
        ordering = ["answer_by", "id"]
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        constraints = [models.UniqueConstraint(fields=["number"], name="a_dispute_is_kept_only_once")]

    def __str__(self) -> str:
        return f"{self.payment.reference} #{self.pk}"

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.payment.currency)
