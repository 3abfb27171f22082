"""What an expert claims of the allowances, decided by two people of finance and paid in one or more payments."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.money import written
from skills_match.models import Programme
from skills_match.models.programme import CURRENCIES

from ...enums import CLAIM_APPROVED, CLAIM_OPEN, CLAIM_TONES, PLACEMENT_OVER, ClaimKind, ClaimState
from ..placement import Placement

_C = ClaimState
_IS_SETTLED = models.Q(state=_C.PAID, settled_minor=models.F("paid_minor"))


class ClaimQuerySet(models.QuerySet):
    def of_expert(self, user):
        """One's own."""
        return self.filter(expert=user)

    def for_desk(self, programmes, user):
        """What was sent, in `programmes`, never one's own."""
        sent = self.exclude(state=_C.DRAFT).exclude(expert=user)
        return sent.filter(placement__application__assignment__programme__in=programmes)

    def advances(self):
        return self.filter(kind=ClaimKind.ADVANCE)

    def unsettled(self):
        """Advances of which something, or everything, is still to be taken off or paid back."""
        return self.advances().exclude(_IS_SETTLED)

    def to_settle(self):
        """Advances that were paid and stand open after the assignment."""
        return self.unsettled().filter(state=_C.PAID, placement__state__in=sorted(PLACEMENT_OVER))

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries."""
        return self.select_related(
            "expert", "placement__application__assignment__programme", "placement__application__profile__user"
        )

    def for_tables(self):
        """Every part of every line, and what was paid, in a fixed number of queries."""
        shares = ("lines__shares__budget_line", "lines__shares__grant")
        return self.for_lists().prefetch_related("lines", *shares, "payments", "taken_off__advance")

    def for_pages(self):
        """Everything that the page of one claim shows of its lines, in a fixed number of queries."""
        return self.for_tables().prefetch_related("lines__receipt")


class Claim(models.Model):
    """What one expert claims at once, paid in `currency`. Who checked it never approves it; its expert does neither.

    `owed_minor` is written at approval, without what an advance has paid already; `paid_minor` with each payment; what
    came back is owed again. `settled_minor` of an advance was taken off other claims, or paid back.
    """

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="claims")
    expert = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(_("kind of claim"), max_length=7, choices=ClaimKind, default=ClaimKind.CLAIM)
    currency = models.CharField(_("paid in"), max_length=3, choices=CURRENCIES)
    state = models.CharField(_("state"), max_length=12, choices=ClaimState, default=_C.DRAFT, editable=False)
    made_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    owed_minor = models.PositiveBigIntegerField(_("to pay"), null=True, blank=True)
    paid_minor = models.PositiveBigIntegerField(_("paid"), default=0)
    settled_minor = models.PositiveBigIntegerField(_("settled"), default=0)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("claim")
        indexes = [models.Index(fields=["state", "in_state_since"], name="claims_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "kind"],
                # One that came back may exist as well: finance sends back whatever was begun meanwhile.
                condition=models.Q(state=_C.DRAFT),
                name="only_one_new_claim_of_a_placement_is_being_written",
            ),
            models.UniqueConstraint(
                fields=["placement"],
                condition=models.Q(kind=ClaimKind.ADVANCE) & ~_IS_SETTLED,
                name="only_one_advance_of_a_placement_is_open",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=ClaimKind.ADVANCE, settled_minor__lte=models.F("paid_minor"))
                | models.Q(kind=ClaimKind.CLAIM, settled_minor=0),
                name="never_more_of_an_advance_is_settled_than_was_paid",
            ),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("checked_by")), name="nobody_approves_what_they_checked"
            ),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("expert")) & ~models.Q(checked_by=models.F("expert")),
                name="nobody_checks_or_approves_their_own_claim",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(CLAIM_APPROVED))
                | (models.Q(checked_at__isnull=False) & models.Q(approved_at__isnull=False)),
                name="an_approved_claim_was_checked_and_approved",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(CLAIM_APPROVED), owed_minor__isnull=False)
                | (~models.Q(state__in=sorted(CLAIM_APPROVED)) & models.Q(owed_minor=None, paid_minor=0)),
                name="nothing_is_owed_before_approval",
            ),
            models.CheckConstraint(
                condition=models.Q(owed_minor=None) | models.Q(paid_minor__lte=models.F("owed_minor")),
                name="never_more_is_paid_than_is_owed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=_C.PAID) | models.Q(paid_minor=models.F("owed_minor")),
                name="a_paid_claim_is_paid_in_full",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=_C.PARTLY_PAID)
                | models.Q(paid_minor__gte=1, paid_minor__lt=models.F("owed_minor")),
                name="a_claim_paid_in_part_is_owed_the_rest",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """How it is named in letters and bank statements."""
        return f"{self.placement.reference}/A{self.pk}"

    @property
    def programme(self) -> Programme:
        return self.placement.assignment.programme

    @property
    def tone(self) -> str:
        return CLAIM_TONES[ClaimState(self.state)]

    @property
    def amount(self) -> str:
        """What is to be paid, or was, as people read it; nothing before approval."""
        return "" if self.owed_minor is None else written(self.owed_minor, self.currency)

    @property
    def open_minor(self) -> int:
        """What is still to be paid; nothing before approval."""
        return (self.owed_minor or 0) - self.paid_minor

    @property
    def is_advance(self) -> bool:
        return self.kind == ClaimKind.ADVANCE

    @property
    def unsettled_minor(self) -> int:
        """What of an advance is still to be taken off a claim, or paid back."""
        return self.paid_minor - self.settled_minor if self.is_advance else 0

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """Paid says too little where nothing was paid, and of an advance."""
        if self.state == _C.PAID and not self.paid_minor:
            return gettext("Nothing to pay")
        if self.state == _C.PAID and self.is_advance:
            return gettext("Paid, to be settled") if self.unsettled_minor else gettext("Settled")
        return str(ClaimState(self.state).label)

    @property
    def is_open(self) -> bool:
        """The expert still writes it."""
        return self.state in CLAIM_OPEN
