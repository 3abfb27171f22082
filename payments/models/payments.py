"""A payment: what somebody owes or gives."""

import uuid
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.money import written

from ..currencies import CURRENCIES, STRIPE_TAKES_AT_MOST
from ..enums import PaymentState, PaymentWay, ReceiptKind

#: Neither 0 nor O, neither 1 nor I nor L: it is copied by hand into the form of a bank.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_reference() -> str:
    """Eight signs that a payer writes on a bank transfer, and that find the payment in a bank statement."""
    return f"TDP{get_random_string(8, _SIGNS)}"


class PaymentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Finance sees all, a payer with an account their own; with the secret address anybody sees that one."""
        from ..rules import works_in_finance

        if works_in_finance(user):
            return self
        return self.filter(payer=user) if user.is_authenticated else self.none()


class AskedFor(models.Model):
    """What somebody is asked for: for which thing, how much, who pays, and Stripe's page for it.

    Another app knows the thing by `purpose` and `purpose_reference`.
    """

    #: The secret part of its address.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.SlugField(_("kind of purpose"), max_length=40)
    purpose_reference = models.CharField(_("purpose"), max_length=60)
    #: In the language of the payer; `titles` has it in each language.
    title = models.CharField(_("what for"), max_length=200)
    titles = models.JSONField(_("what for, by language"), default=dict)
    amount_minor = models.BigIntegerField(_("amount in the smallest unit"))
    currency = models.CharField(_("currency"), max_length=3)
    language = models.CharField(_("language"), max_length=7, choices=settings.FULL_LANGUAGES)
    payer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("payer"),
    )
    payer_name = models.CharField(_("name"), max_length=200, blank=True)
    payer_email = models.EmailField(_("e-mail address"), blank=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    #: When the session of Stripe ends, or the day until which an invoice is to be paid.
    ends_at = models.DateTimeField(_("to be paid until"))
    #: Counts the sessions that we asked Stripe for: each has an idempotency key of its own.
    attempt = models.PositiveSmallIntegerField(default=1, editable=False)
    session_id = models.CharField(max_length=100, blank=True, editable=False)
    session_url = models.URLField(max_length=2000, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def written(self) -> str:
        return written(self.amount_minor, self.currency)

    @property
    def named(self) -> str:
        """What for, in the language of the reader."""
        return self.titles.get(reading_language()) or self.title


class Payment(AskedFor):
    """Money for one thing, from the first click to the last refund.

    `refunded_minor` counts every refund that was asked for and did not fail, and what the payer's bank took for good,
    so that two at once never give back more than came in. `alone_minor` is what of it one person sent alone.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    refunded_minor = models.BigIntegerField(_("given back, in the smallest unit"), default=0)
    alone_minor = models.BigIntegerField(_("given back by one person, in the smallest unit"), default=0)
    #: Cash above what one person takes alone.
    needs_two = models.BooleanField(_("needs a second person"), default=False)
    way = models.CharField(_("way"), max_length=10, choices=PaymentWay.choices)
    state = models.CharField(_("state"), max_length=10, choices=PaymentState.choices, default=PaymentState.OPEN)
    #: Its time is over because the payer said so.
    is_cancelled = models.BooleanField(_("cancelled by the payer"), default=False)
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)
    intent_id = models.CharField(max_length=100, blank=True, editable=False)
    charge_id = models.CharField(max_length=100, blank=True, editable=False)
    #: Of a monthly payment: the subscription, and the invoice of Stripe for this month.
    subscription = models.ForeignKey(
        "payments.Subscription",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("monthly payment"),
    )
    invoice_id = models.CharField(max_length=100, blank=True, editable=False)
    #: Of an invoice: the number under which the government's payment system takes the money.
    control_number = models.CharField(_("control number"), max_length=20, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reported by"),
    )
    reported_at = models.DateTimeField(_("reported"), null=True, blank=True)
    evidence = models.CharField(_("where the money is seen"), max_length=200, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        permissions = [("prepare_finance", "Can prepare in finance"), ("approve_finance", "Can approve in finance")]
        indexes = [
            models.Index(fields=["purpose", "purpose_reference"], name="payments_by_purpose"),
            models.Index(fields=["ends_at"], condition=Q(state="open"), name="payments_to_end"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="a_payment_is_never_nothing"),
            models.CheckConstraint(
                condition=Q(refunded_minor__gte=0, refunded_minor__lte=F("amount_minor")),
                name="refunds_never_exceed_the_payment",
            ),
            models.CheckConstraint(
                condition=reduce(
                    or_, (Q(currency=each.code, alone_minor__lte=each.alone) for each in CURRENCIES.values())
                ),
                name="one_person_never_gives_back_more_than_the_limit",
            ),
            models.CheckConstraint(
                condition=~Q(way="card") | Q(amount_minor__lte=STRIPE_TAKES_AT_MOST),
                name="a_payment_by_card_has_eight_digits_at_most",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_at__isnull=False), name="what_is_paid_never_lacks_its_time"
            ),
            models.CheckConstraint(
                condition=~Q(way="invoice", state="paid") | Q(confirmed_at__isnull=False),
                name="an_invoice_is_never_paid_without_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(needs_two=True, state="paid") | Q(confirmed_at__isnull=False),
                name="much_cash_is_never_taken_without_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("reported_by")), name="nobody_confirms_the_money_they_reported"
            ),
            models.UniqueConstraint(
                fields=["invoice_id"], condition=~Q(invoice_id=""), name="only_one_payment_per_month"
            ),
            models.UniqueConstraint(
                fields=["session_id"], condition=~Q(session_id=""), name="only_one_payment_per_session"
            ),
            models.UniqueConstraint(
                fields=["intent_id"], condition=~Q(intent_id=""), name="only_one_payment_per_intent"
            ),
            models.UniqueConstraint(
                fields=["charge_id"], condition=~Q(charge_id=""), name="only_one_payment_per_charge"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the payer; its address is the key to it."""
        return reverse("payments:payment", args=[self.key])

    @property
    def state_label(self) -> str:
        """As finance reads it: of a payment of which nothing is left, that."""
        if self.state == PaymentState.PAID and not self.left_minor:
            return gettext("Goes back, or went back")
        if self.state == PaymentState.EXPIRED and self.is_cancelled:
            return gettext("Cancelled by the payer")
        return self.get_state_display()

    @property
    def payer_label(self) -> str:
        """The same as its payer reads it."""
        if self.state == PaymentState.REPORTED:
            return gettext("Being checked")
        if self.state == PaymentState.EXPIRED and self.is_cancelled:
            return gettext("You cancelled it")
        return self.state_label

    @property
    def given_back_minor(self) -> int:
        """What went back according to the credit notes, in the smallest unit."""
        notes = self.receipts.filter(kind=ReceiptKind.CREDIT, withdrawn_at=None)
        return notes.aggregate(sum=models.Sum("amount_minor"))["sum"] or 0

    @property
    def is_given_back(self) -> bool:
        """All of it."""
        return self.given_back_minor >= self.amount_minor

    @property
    def left_minor(self) -> int:
        """What could still be given back."""
        return self.amount_minor - self.refunded_minor
