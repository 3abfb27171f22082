"""What somebody asks for after a refusal: feedback, or that somebody else looks at it again."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skills_match.models import Application

from ..enums import FollowUpKind


class FollowUp(models.Model):
    """One of each kind for an application. A complaint is answered by somebody who had no part in the decision."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="follow_ups")
    kind = models.CharField(_("kind"), max_length=10, choices=FollowUpKind)
    text = models.TextField(_("what you want to know or say"), max_length=2000)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("question after a refusal")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"], name="only_one_follow_up_of_a_kind_after_a_refusal"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answer="") | models.Q(answered_at__isnull=False),
                name="an_answer_never_lacks_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None
