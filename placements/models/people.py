"""Who guides the expert at the host, and who learns: people without an account, with what they hand over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .placement import Placement


class AtTheHost(models.Model):
    """Somebody at the host who takes part from `since` to `until`; no last day while they do."""

    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}, {self.position}" if self.position else self.name


class Supervisor(AtTheHost):
    """Who guides the expert. Whoever takes over is a new row, so that the history stays."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="supervisors")

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("supervisor")
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=models.Q(until=None), name="only_one_supervisor_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="a_supervisor_never_leaves_before_they_came",
            ),
        ]


class Counterpart(AtTheHost):
    """Who learns, by name. In public only their number is told."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="counterparts")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("counterpart")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "name"], condition=models.Q(until=None), name="no_counterpart_learns_twice"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="a_counterpart_never_leaves_before_they_came",
            ),
        ]
