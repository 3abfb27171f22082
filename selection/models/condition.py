"""What must be true before somebody may go: one task each, with an owner, a day and evidence."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diaspora.models import PrivateFile
from skills_match.models import Application

from ..enums import CONDITION_OPEN, CONDITION_TONES, ConditionKind, ConditionOwner, ConditionState


class ConditionQuerySet(models.QuerySet):
    def open(self):
        """Neither met nor waived."""
        return self.filter(state__in=CONDITION_OPEN)

    def all_done(self, application) -> bool:
        """Whether something was asked for, and all of it is met or waived."""
        states = set(self.filter(application=application).order_by().values_list("state", flat=True))
        return bool(states) and states.isdisjoint(CONDITION_OPEN)

    def visible_to(self, user):
        """Whoever sees the application sees its conditions; the evidence has a rule of its own."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def for_lists(self):
        """Everything that a page of conditions shows, in a fixed number of queries."""
        return self.select_related("application__assignment__institution", "application__profile__user", "evidence")


class Condition(models.Model):
    """One condition of one application. `note` is by its owner, `reason` by the office.

    Of a medical examination only the outcome is kept, by whom and until when: never a finding.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="conditions")
    kind = models.CharField(_("condition"), max_length=12, choices=ConditionKind)
    owner = models.CharField(_("who sees to it"), max_length=6, choices=ConditionOwner)
    state = models.CharField(
        _("state"), max_length=10, choices=ConditionState, default=ConditionState.OPEN, editable=False
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    note = models.TextField(_("what was handed in"), max_length=1000, blank=True)
    evidence = models.ForeignKey(PrivateFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    in_state_since = models.DateTimeField(_("in its state since"), default=timezone.now, editable=False)

    objects = ConditionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("condition")
        permissions = [("read_evidence", "Can read what was handed in for a condition")]
        constraints = [
            models.UniqueConstraint(fields=["application", "kind"], name="a_condition_is_asked_only_once"),
            models.CheckConstraint(
                condition=~models.Q(state=ConditionState.WAIVED, reason=""),
                name="a_waived_condition_never_lacks_the_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def tone(self) -> str:
        return CONDITION_TONES[ConditionState(self.state)]

    @property
    def is_open(self) -> bool:
        return self.state in CONDITION_OPEN
