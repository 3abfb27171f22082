"""The evaluation: what expert, supervisor and counterparts say before, right after, and one year later."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from casework.folded import folded_name
from skills_match.models.querysets import today_in_closing_zone

from ..enums import PLACEMENT_OVER, Level, Respondent, Wave
from .people import Counterpart, Supervisor
from .placement import Placement

#: The version of the questions. Answers to an older one stay what they were.
FORM_VERSION = 2


class EvaluationQuerySet(models.QuerySet):
    def waiting(self):
        """Their day has come, and nobody has answered. What was to be asked before the work waits until it is over."""
        due = self.filter(due_on__lte=today_in_closing_zone(), answered_at=None)
        return due.exclude(wave=Wave.BEFORE, placement__state__in=sorted(PLACEMENT_OVER))

    def persons(self) -> dict[int, str]:
        """Of whom each is, by its number: somebody may come, guide or learn more than once. People at a host are known
        by their name there, and under other names by their address. Those whose name is deleted may be one, and count
        as one at each host. One query."""
        guide = Supervisor.objects.filter(placement=models.OuterRef("placement"))
        named = {
            "name": Coalesce("counterpart__name", models.Subquery(guide.values("name")[:1]), models.Value("")),
            "email": Coalesce("counterpart__email", models.Subquery(guide.values("email")[:1]), models.Value("")),
            "host": models.F("placement__application__assignment__institution"),
            "profile": models.F("placement__application__profile"),
        }
        found: dict[int, str] = {}
        by_email: dict[str, str] = {}
        for row in self.order_by("pk").values("pk", "asked", **named):
            if row["asked"] == Respondent.EXPERT:
                found[row["pk"]] = f"expert {row['profile']}"
                continue
            name = f"{folded_name(row['name'])} of {row['host']}"
            found[row["pk"]] = by_email.setdefault(row["email"].lower(), name) if row["email"] else name
        return found


class Evaluation(models.Model):
    """What one person is asked in one wave. The levels are those of the practice of CD4D: information that was passed
    on, knowledge that was made, the organisation as it works. `key` is in the link of whoever has no account; a new
    one ends it. `noted_by` is the officer who wrote down what somebody without an address said."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="evaluations")
    asked = models.CharField(_("who is asked"), max_length=11, choices=Respondent)
    counterpart = models.ForeignKey(Counterpart, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    wave = models.CharField(_("when"), max_length=5, choices=Wave)
    due_on = models.DateField(_("asked from"))
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    form_version = models.PositiveSmallIntegerField(_("version of the questions"), default=1)
    asked_at = models.DateTimeField(_("letter sent"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    information = models.PositiveSmallIntegerField(_("information"), choices=Level, null=True, blank=True)
    knowledge = models.PositiveSmallIntegerField(_("knowledge"), choices=Level, null=True, blank=True)
    organisation = models.PositiveSmallIntegerField(_("organisation"), choices=Level, null=True, blank=True)
    helped = models.TextField(_("what helped"), max_length=1000, blank=True)
    hindered = models.TextField(_("what hindered"), max_length=1000, blank=True)
    still_used = models.TextField(_("what is still used"), max_length=1000, blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("evaluation")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "wave", "asked"],
                condition=models.Q(counterpart=None),
                name="expert_and_supervisor_are_asked_once_a_wave",
            ),
            models.UniqueConstraint(
                fields=["counterpart", "wave"],
                condition=models.Q(counterpart__isnull=False),
                name="a_counterpart_is_asked_once_a_wave",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None)
                | models.Q(information__isnull=False, knowledge__isnull=False, organisation__isnull=False),
                name="an_answer_never_lacks_its_levels",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_asked_display()}, {self.get_wave_display()}"

    @property
    def is_to_come(self) -> bool:
        return self.due_on > today_in_closing_zone()

    @property
    def asks_for_later_contact(self) -> bool:
        """Whoever has no account may say right after where to find them in a year."""
        return self.wave == Wave.AFTER and self.asked != Respondent.EXPERT

    @property
    def name(self) -> str:
        """Who is asked, as the office calls them."""
        if self.counterpart:
            return str(self.counterpart)
        return str(self.get_asked_display())
