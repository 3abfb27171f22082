"""What stands behind a request: where the posts are, who bears which cost, and what the institution above says."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.money import written
from diaspora.models import Institution, Site

from ..enums import CostBearer, CostItem
from .assignment import Assignment
from .programme import CURRENCIES


class AssignmentSite(models.Model):
    """How many of the posts of an assignment are at one site of its institution."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="sites")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+", verbose_name=_("site"))
    posts = models.PositiveSmallIntegerField(
        _("posts at this site"), validators=[MinValueValidator(1), MaxValueValidator(50)]
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "site"], name="only_one_row_per_site_and_assignment"),
            models.CheckConstraint(condition=models.Q(posts__range=(1, 50)), name="one_to_fifty_posts_at_each_site"),
        ]

    def __str__(self) -> str:
        return f"{self.site}: {self.posts}"


class CostShare(models.Model):
    """Who bears one cost of the stay. Without an amount it is given in kind; `amount_minor` is in the smallest unit of
    `currency`."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="cost_shares")
    item = models.CharField(_("cost"), max_length=10, choices=CostItem)
    bearer = models.CharField(_("borne by"), max_length=10, choices=CostBearer)
    amount_minor = models.PositiveBigIntegerField(_("amount"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, blank=True)
    text = models.CharField(_("what exactly"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("cost")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "item"],
                name="only_one_bearer_of_each_cost",
                violation_error_message=_("This cost is in your list already."),
            ),
            models.CheckConstraint(
                condition=models.Q(amount_minor=None) | (models.Q(amount_minor__gte=1) & ~models.Q(currency="")),
                name="an_amount_of_a_cost_never_lacks_its_currency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_item_display()}: {self.get_bearer_display()}"

    @property
    def amount_in_words(self) -> str:
        """`TZS 150,000`, or that it is given in kind."""
        return str(_("in kind")) if self.amount_minor is None else written(self.amount_minor, self.currency)


class EndorsementQuerySet(models.QuerySet):
    def of_present_text(self):
        """About the text as it was sent last: whatever is sent again is endorsed again."""
        return self.filter(submitted_at=models.F("assignment__submitted_at"))


class Endorsement(models.Model):
    """What the institution above says to a request as it was sent at `submitted_at`."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="endorsements")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("of the request sent on"))
    is_given = models.BooleanField(_("endorsed"))
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("said on"), auto_now_add=True)

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("endorsement")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "submitted_at"], name="only_one_endorsement_of_each_text_that_was_sent"
            ),
            models.CheckConstraint(
                condition=models.Q(is_given=True) | ~models.Q(reason=""),
                name="an_endorsement_that_was_refused_never_lacks_the_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} – {self.institution}"
