"""What the office has decided and not told yet."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.enums import ApplicationState
from skills_match.models import Application


class PreparedDecision(models.Model):
    """A decision on one application: prepared, when only the office sees it, then released with its letter.

    `seen` is the state in which its officer saw the application: what has moved on since is not released.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    to = models.CharField(_("decision"), max_length=20, choices=ApplicationState)
    seen = models.CharField(max_length=20, editable=False)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    terms = models.TextField(_("terms"), max_length=4000, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    prepared_at = models.DateTimeField(_("prepared"), default=timezone.now)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(_("released"), null=True, blank=True)

    class Meta:
        ordering = ["prepared_at", "pk"]
        verbose_name = _("decision")
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(released_at=None),
                name="only_one_prepared_decision_per_application",
            ),
            models.CheckConstraint(
                condition=~models.Q(to=ApplicationState.OFFERED) | models.Q(answer_by__isnull=False),
                name="a_decided_offer_never_lacks_its_last_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} – {self.get_to_display()}"

    @property
    def is_possible(self) -> bool:
        """The application is still where it was seen."""
        return self.application.state == self.seen
