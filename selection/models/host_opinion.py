"""What a host says about an applicant."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from skills_match.models import Application


class HostOpinion(models.Model):
    """What a member of the host recommends. The office reads it; the applicant does not."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="opinions")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    recommends = models.BooleanField(_("recommended"))
    text = models.TextField(_("why"), max_length=2000, blank=True)
    written_at = models.DateTimeField(_("written"), auto_now=True)

    class Meta:
        ordering = ["written_at"]
        verbose_name = _("recommendation")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "member"], name="only_one_opinion_per_member_and_application"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
