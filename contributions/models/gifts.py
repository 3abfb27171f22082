"""A gift: who gives what for which appeal, once or each month."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from casework.money import written
from diaspora.name_fields import Name
from payments.enums import PaymentWay, SubscriptionState
from payments.models import Payment, Subscription

from ..enums import EndedBy, GiftState, Homage
from ..mailbox import is_of_mailbox
from .appeals import Appeal

_RUNNING = (SubscriptionState.ACTIVE, SubscriptionState.FAILING, SubscriptionState.PAUSED)


class GiftQuerySet(models.QuerySet):
    def of_address(self, address: str) -> "GiftQuerySet":
        return self.filter(email__iexact=address) if address else self.none()

    def of_mailbox(self, address: str) -> "GiftQuerySet":
        """For counting alone: whoever reads one address is not proven to read the others."""
        return self.filter(is_of_mailbox(address)) if address else self.none()

    def named(self) -> "GiftQuerySet":
        """Whose givers let us show a name."""
        return self.filter(is_anonymous=False).exclude(name="")

    def monthly(self) -> "GiftQuerySet":
        """Those of each month that have begun."""
        return self.exclude(subscription=None)

    def running(self) -> "GiftQuerySet":
        """The same words as `Gift.is_running`."""
        return self.filter(subscription__state__in=_RUNNING, end_due_at=None)


class Gift(models.Model):
    """Its money is a payment, or a subscription with a payment for each month; there is none before it is accepted.

    A name is shown publicly unless the giver is anonymous; finance knows it in either case.
    """

    #: The secret part of its address, and of the form: a form that is sent twice makes one gift.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="gifts", verbose_name=_("appeal"))
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="gifts", verbose_name=_("giver")
    )
    name = Name(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=7, choices=settings.FULL_LANGUAGES)
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    is_monthly = models.BooleanField(_("each month"), default=False)
    way = models.CharField(_("way"), max_length=10, choices=PaymentWay.choices, default=PaymentWay.CARD)
    is_anonymous = models.BooleanField(_("anonymous"))
    homage = models.CharField(_("for somebody"), max_length=10, choices=Homage, blank=True)
    homage_name = Name(_("name of that person"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=GiftState, default=GiftState.ACCEPTED)
    #: Finance accepted it: until then it may be paid, also where a page of Stripe has ended meanwhile.
    pay_until = models.DateTimeField(_("to be paid until"), null=True, blank=True)
    payment = models.OneToOneField(
        Payment, models.PROTECT, null=True, blank=True, related_name="gift", verbose_name=_("payment")
    )
    subscription = models.OneToOneField(
        Subscription, models.PROTECT, null=True, blank=True, related_name="gift", verbose_name=_("monthly payment")
    )
    ended_by = models.CharField(_("ended by"), max_length=10, choices=EndedBy, blank=True)
    #: It is to be ended at Stripe, which the clock does: never inside a transaction.
    end_due_at = models.DateTimeField(_("to be ended"), null=True, blank=True)
    #: It became large and anonymous after it was given: finance has not looked at it yet.
    look_due_at = models.DateTimeField(_("waits for a look since"), null=True, blank=True)
    #: Stripe's number of the month about whose failure the giver was written to.
    failed_invoice = models.CharField(max_length=100, blank=True, editable=False)
    #: The name was taken off the page of the appeal, whatever the giver chose.
    name_hidden_at = models.DateTimeField(_("name hidden by finance"), null=True, blank=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    objects = GiftQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("gift")
        verbose_name_plural = _("gifts")
        indexes = [
            models.Index(fields=["end_due_at"], condition=Q(end_due_at__isnull=False), name="gifts_to_end"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="a_gift_is_never_nothing"),
            models.CheckConstraint(
                condition=Q(payment=None) | Q(subscription=None), name="a_gift_is_never_both_once_and_monthly"
            ),
            models.CheckConstraint(
                condition=Q(is_monthly=False) | Q(way=PaymentWay.CARD, payment=None),
                name="a_monthly_gift_is_always_by_card",
            ),
            models.CheckConstraint(
                condition=Q(state=GiftState.ACCEPTED) | Q(payment=None, subscription=None),
                name="a_gift_never_has_money_before_it_is_accepted",
            ),
            models.CheckConstraint(condition=Q(homage="") | ~Q(homage_name=""), name="a_homage_always_names_somebody"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        """The page of the giver; its address is the key to it."""
        return reverse("contributions:gift", args=[self.key])

    @property
    def written(self) -> str:
        """What is given; of a monthly gift each month, by its last change."""
        return self.subscription.written if self.subscription else written(self.amount_minor, self.currency)

    @property
    def given_for(self) -> tuple[str, str] | None:
        """How somebody is honoured by it, and their name."""
        return (Homage(self.homage).before_a_name, self.homage_name) if self.homage else None

    @property
    def is_taken_back(self) -> bool:
        """The giver wrote something else before finance decided."""
        return self.state == GiftState.DECLINED and self.ended_by == EndedBy.GIVER

    @property
    def is_running(self) -> bool:
        """Of each month, begun, and nobody has ended it."""
        return self.subscription is not None and self.subscription.state in _RUNNING and self.end_due_at is None
