"""Payments that come again each month."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import SubscriptionState
from .payments import AskedFor


class Subscription(AskedFor):
    """A payment of each month until somebody ends it. Each month that was paid is a `Payment`."""

    state = models.CharField(
        _("state"), max_length=10, choices=SubscriptionState.choices, default=SubscriptionState.OPEN
    )
    number = models.CharField(_("number at Stripe"), max_length=100, blank=True)
    #: Of the page of Stripe on which the payer puts in another card.
    card_session_id = models.CharField(max_length=100, blank=True, editable=False)
    renews_at = models.DateTimeField(_("collected next"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("monthly payment")
        verbose_name_plural = _("monthly payments")
        indexes = [models.Index(fields=["purpose", "purpose_reference"], name="subscriptions_by_purpose")]
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="a_monthly_payment_is_never_nothing"),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="a_monthly_payment_is_kept_only_once"
            ),
            models.UniqueConstraint(
                fields=["session_id"], condition=~Q(session_id=""), name="only_one_monthly_payment_per_session"
            ),
        ]

    def __str__(self) -> str:
        return self.title
