"""A round: the records of one group are judged, ranked and signed for."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ROUND_TONES, ROUND_UNDER_WAY, RoundState
from ..kinds import JudgedKind, kind_called


class RoundQuerySet(models.QuerySet):
    def under_way(self) -> "RoundQuerySet":
        return self.filter(state__in=ROUND_UNDER_WAY)

    def hiding(self) -> "RoundQuerySet":
        """Those whose present phase hides names or CVs."""
        hides = models.Q(phases__shows_names=False) | models.Q(phases__shows_cv=False)
        return self.under_way().filter(hides, phases__number=models.F("phase_number"))


class Round(models.Model):
    """The records of one group, judged by the same people on the same criteria. Phases say who sees what."""

    kind = models.CharField(_("kind"), max_length=30, editable=False)
    group_id = models.BigIntegerField(_("what is judged"), editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=RoundState, default=RoundState.PREPARING, editable=False
    )
    phase_number = models.PositiveSmallIntegerField(_("present phase"), default=1, editable=False)
    reviewers_each = models.PositiveSmallIntegerField(
        _("reviewers for each file"), default=2, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    ranked_at = models.DateTimeField(_("ranked"), null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("round of reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "group_id"],
                condition=models.Q(state__in=ROUND_UNDER_WAY),
                name="only_one_round_under_way_for_each_group",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RoundState.SIGNED) | models.Q(ranked_at__isnull=False),
                name="a_signed_round_never_lacks_its_ranking",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewers_each__range=(1, 5)), name="one_to_five_reviewers_for_each_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.group_id}/{self.pk}"

    @property
    def judged(self) -> JudgedKind:
        """What the app above says about its records. Raises LookupError for a kind that nobody registered."""
        kind = kind_called(self.kind)
        if kind is None:
            raise LookupError(self.kind)
        return kind

    def is_run_by(self, user: Any) -> bool:
        """Whether `user` runs it now. Whoever judges without names does not: who runs a round reads them, and says
        when they are shown."""
        if user is None or not self.judged.may_organise(user, self.group_id):
            return False
        return not Round.objects.hiding().filter(pk=self.pk, reviewers__user=user).exists()

    @property
    def phase(self):
        """The present phase."""
        return next(phase for phase in self.phases.all() if phase.number == self.phase_number)

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def tone(self) -> str:
        return ROUND_TONES.get(RoundState(self.state), "stop")
