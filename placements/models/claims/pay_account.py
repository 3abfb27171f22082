"""Where an expert is paid: read by few, checked by a second person whenever it changes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...enums import PayWay


class PayAccountQuerySet(models.QuerySet):
    def in_use(self) -> "PayAccountQuerySet":
        return self.filter(replaced_at=None)

    def paid_to(self) -> "PayAccountQuerySet":
        """In use, and checked by a second person."""
        return self.in_use().filter(checked_at__isnull=False)


class PayAccount(models.Model):
    """One bank account, or one number of mobile money. A change is a row of its own, which waits until somebody else
    has checked it; the earlier one is kept for a while with the moment at which it was replaced."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pay_accounts")
    way = models.CharField(_("how you are paid"), max_length=6, choices=PayWay)
    holder = models.CharField(_("account holder"), max_length=120)
    provider = models.CharField(_("bank or network"), max_length=120)
    number = models.CharField(_("account or telephone number"), max_length=40)
    code = models.CharField(_("bank code"), max_length=20, blank=True)
    written_at = models.DateTimeField(_("written"), default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    objects = PayAccountQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("account for payments")
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=models.Q(replaced_at=None), name="only_one_account_on_which_one_is_paid"
            ),
            models.CheckConstraint(
                condition=~models.Q(checked_by=models.F("owner")), name="nobody_checks_where_they_are_paid_themselves"
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by=None) | models.Q(checked_at__isnull=False),
                name="a_checked_account_never_lacks_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.masked}"

    @property
    def masked(self) -> str:
        """Enough to tell one account from another."""
        return f"…{self.number[-3:]}"

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None
