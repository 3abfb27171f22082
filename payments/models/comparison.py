"""What was compared with Stripe and the bank, and what did not agree."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import DifferenceKind
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
