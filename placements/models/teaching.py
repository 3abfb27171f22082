"""The knowledge ledger: each session in which somebody learnt, and how many of all were women and men: counts without
names."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import PrivateFile

from ..enums import MaterialLicence, TeachingKind
from .placement import Placement

_PERCENT = [MaxValueValidator(100)]


class TeachingSession(models.Model):
    """One session. `minutes` is how long it took; `before` and `after` are results of the same check, in percent."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="teaching")
    held_on = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=TeachingKind, default=TeachingKind.TAUGHT)
    topic = models.CharField(_("topic"), max_length=150)
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(10), MaxValueValidator(720)])
    learners = models.PositiveSmallIntegerField(
        _("how many learnt"), validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    before = models.PositiveSmallIntegerField(
        _("result before, in percent"), null=True, blank=True, validators=_PERCENT
    )
    after = models.PositiveSmallIntegerField(_("result after, in percent"), null=True, blank=True, validators=_PERCENT)
    material = models.ForeignKey(PrivateFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    licence = models.CharField(_("who may use the material"), max_length=5, choices=MaterialLicence, blank=True)
    is_offered = models.BooleanField(_("offered to the library"), default=False)

    class Meta:
        ordering = ["held_on", "pk"]
        verbose_name = _("session of the knowledge ledger")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minutes__range=(10, 720)), name="a_session_takes_ten_minutes_to_twelve_hours"
            ),
            models.CheckConstraint(condition=models.Q(learners__range=(1, 1000)), name="a_session_has_learners"),
            models.CheckConstraint(
                condition=models.Q(is_offered=False) | ~models.Q(licence__in=["", MaterialLicence.HOST]),
                name="nothing_is_offered_without_a_free_licence",
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def gain(self) -> int | None:
        """How many percent points more after than before; None where one of the two was not checked."""
        return None if self.before is None or self.after is None else self.after - self.before


class LearnersBySex(models.Model):
    """How many women and men learnt, asked of the host once; both empty where it rather does not say. It is read by
    nobody for one assignment: programme reports add the numbers of many up, and tell none below five."""

    placement = models.OneToOneField(Placement, on_delete=models.CASCADE, related_name="learners_by_sex")
    women = models.PositiveSmallIntegerField(_("women"), null=True, blank=True, validators=[MaxValueValidator(1000)])
    men = models.PositiveSmallIntegerField(_("men"), null=True, blank=True, validators=[MaxValueValidator(1000)])
    said_at = models.DateTimeField(_("said"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("sex of those who learnt")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(women=None, men=None) | models.Q(women__isnull=False, men__isnull=False),
                name="women_and_men_are_told_together",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.placement_id}"
